import styles from "./data.module.css";
import type { FileSaid, useSendFile } from "./use-sources";

interface ChooseFileProps {
  readonly label: string;
  readonly send: ReturnType<typeof useSendFile>;
  readonly onFile: (file: FileSaid) => void;
}

/** A file is chosen, and sent at once. */
export function ChooseFile({ label, send, onFile }: ChooseFileProps) {
  return (
    <label className={styles.choose} data-pending={send.isPending || undefined}>
      {label}
      <input
        type="file"
        disabled={send.isPending}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen !== undefined) send.mutate(chosen, { onSuccess: onFile });
          event.target.value = "";
        }}
      />
    </label>
  );
}
