import { ArrowLeft, X } from "lucide-react";
import { type FunnelSearch, stepsOf } from "../../core/scope";
import { conversionWords } from "../../core/words/conversion";
import { Button } from "../../ui/button";
import { Select } from "../../ui/select";
import { useShowing } from "../living-map/showing";
import styles from "./conversion.module.css";

const words = conversionWords.own;
const MOST = 20;
const ICON = { size: 14, strokeWidth: 1.9, "aria-hidden": true } as const;

interface BuilderProps {
  readonly search: FunnelSearch;
  readonly onChange: (part: Partial<FunnelSearch>) => void;
}

/** Steps in order, the window, and what must stay the same along the way. */
export function FunnelBuilder({ search, onChange }: BuilderProps) {
  const { map } = useShowing();
  const steps = stepsOf(search);
  const choices = map.stages.flatMap((stage) => [
    { value: stage.ref, label: stage.said.name },
    ...stage.touchpoints.map((one) => ({
      value: one.ref,
      label: `${stage.said.name} · ${one.said.name}`,
    })),
  ]);
  const nameOf = (step: string) => choices.find((one) => one.value === step)?.label ?? step;
  const set = (next: readonly string[]) =>
    onChange({ steps: next.length === 0 ? undefined : next.join(",") });
  return (
    <div className={styles.builder}>
      {steps.map((step, place) => (
        <span key={step} className={styles.step}>
          <Select
            label={words.step(place + 1)}
            value={step}
            options={choices}
            onChange={(chosen) => set(steps.map((one) => (one === step ? chosen : one)))}
          />
          {place > 0 && (
            <Button
              kind="quiet"
              label={words.earlier(nameOf(step))}
              onClick={() => set(movedEarlier(steps, place))}
            >
              <ArrowLeft {...ICON} />
            </Button>
          )}
          <Button
            kind="quiet"
            label={words.remove(nameOf(step))}
            onClick={() => set(steps.filter((one) => one !== step))}
          >
            <X {...ICON} />
          </Button>
        </span>
      ))}
      {steps.length < MOST && (
        <Select
          label={words.add}
          value=""
          options={[
            { value: "", label: words.none },
            ...choices.filter((one) => !steps.includes(one.value)),
          ]}
          onChange={(chosen) => set([...steps, chosen])}
        />
      )}
      <Select
        label={words.within}
        value={search.within ?? ""}
        options={[
          { value: "", label: words.anyTime },
          ...words.windows.map(([value, label]) => ({ value, label })),
          ...(search.within === undefined || words.windows.some(([one]) => one === search.within)
            ? []
            : [{ value: search.within, label: search.within }]),
        ]}
        onChange={(within) => onChange({ within: within || undefined })}
      />
      <Select
        label={words.hold}
        value={search.hold ?? ""}
        options={[
          { value: "", label: words.nothing },
          ...words.holds.map(([value, label]) => ({ value, label })),
        ]}
        onChange={(hold) => onChange({ hold: hold || undefined })}
      />
      {steps.length > 0 && (
        <Button
          kind="quiet"
          onClick={() => onChange({ steps: undefined, within: undefined, hold: undefined })}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}

function movedEarlier(steps: readonly string[], place: number): readonly string[] {
  const moved = steps[place];
  const without = steps.filter((_, at) => at !== place);
  return moved === undefined
    ? steps
    : [...without.slice(0, place - 1), moved, ...without.slice(place - 1)];
}
