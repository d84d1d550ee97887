import { useNavigate } from "@tanstack/react-router";
import { adminWords as words } from "../../core/words/admin";
import { Tabs } from "../../ui/tabs";
import { NoRight } from "../session/no-right";
import { useMay } from "../session/workspace";
import { Screen } from "../shell/shell";
import { type AdminPart, PARTS } from "./admin-search";
import { AuditPart } from "./audit-part";
import { JobsPart } from "./jobs-part";
import { LinksPart } from "./links-part";
import { PeoplePart } from "./people-part";

const SHOWN = { people: PeoplePart, links: LinksPart, jobs: JobsPart, audit: AuditPart } as const;

/** Who may do what, and what happened: for owners. */
export function AdminScreen({ part }: { readonly part: AdminPart }) {
  const isAllowed = useMay("members.write");
  const navigate = useNavigate();
  const Shown = SHOWN[part];
  return (
    <Screen title={words.title} isWide>
      {isAllowed ? (
        <Tabs
          label={words.sections}
          isFlush
          value={part}
          tabs={PARTS.map((value) => ({ value, label: words.tabs[value] }))}
          onChange={(next) =>
            void navigate({ to: "/admin", search: next === "people" ? {} : { part: next } })
          }
        >
          <Shown />
        </Tabs>
      ) : (
        <NoRight right="members.write" />
      )}
    </Screen>
  );
}
