import { editorWords as words } from "../../core/words/editor";

/** How long ago a moment was, in words. */
export function ago(at: string, now: number = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - new Date(at).getTime()) / 1000));
  if (seconds < 2) return words.ago.now;
  if (seconds < 90) return words.ago.seconds(seconds);
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? words.ago.minutes(minutes) : words.ago.hours(Math.round(minutes / 60));
}
