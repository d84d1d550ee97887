import { CircleSlash, GitFork, Lightbulb, RotateCcw, Route, Zap } from "lucide-react";
import { words } from "../../core/words";
import { MomentGlyph } from "../../ui/glyph";
import { Legend } from "../../ui/legend";

const ICON = { size: 13, strokeWidth: 2, "aria-hidden": true } as const;

/** What the marks on the cards mean. */
export function MarksLegend() {
  const marks = [
    { icon: <MomentGlyph />, says: words.moment.make_or_break },
    { icon: <GitFork {...ICON} />, says: words.markLegend.failed },
    { icon: <Route {...ICON} />, says: words.markLegend.deviation },
    { icon: <CircleSlash {...ICON} />, says: words.markLegend.deadEnd },
    { icon: <RotateCcw {...ICON} />, says: words.markLegend.rework },
    { icon: <Zap {...ICON} />, says: words.markLegend.pain },
    { icon: <Lightbulb {...ICON} />, says: words.markLegend.opportunity },
  ];
  return (
    <Legend>
      {marks.map(({ icon, says }) => (
        <li key={says}>
          {icon} {says}
        </li>
      ))}
    </Legend>
  );
}
