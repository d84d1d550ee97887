import { Link } from "@tanstack/react-router";
import { day, zoneHere } from "../../core/format";
import { adminWords } from "../../core/words/admin";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { TryAgain } from "../shell/try-again";
import styles from "./admin.module.css";
import { AdminTable, TableBones } from "./admin-table";
import { type LinkOfJourney, useLinks, useMembers } from "./use-admin";

const words = adminWords.links;
const ORDER = ["journey", "version", "until", "opened", "by", "verbs"] as const;

/** Every link that shows a journey to people without an account; each can be ended at once. */
export function LinksPart() {
  const { links, end } = useLinks();
  const members = useMembers();
  const problem = end.error;
  const nameOf = new Map(members.data?.map((one) => [one.id, one.name]));
  return (
    <div className={styles.part}>
      {links.isError && <TryAgain problem={links.error} onAgain={links.refetch} />}
      {problem !== null && <Notice kind="breach" problem={problem} />}
      {links.data === undefined && !links.isError && <TableBones label={adminWords.loading} />}
      {links.data?.length === 0 && <Notice kind="plain">{words.empty}</Notice>}
      {links.data !== undefined && links.data.length > 0 && (
        <AdminTable
          label={adminWords.tabs.links}
          columns={words.columns}
          order={ORDER}
          rows={links.data.map((link) => ({
            key: link.id,
            cells: {
              journey: (
                <Link to="/m/$journey/shares" params={{ journey: link.journey }}>
                  {link.journey_name}
                </Link>
              ),
              version: (
                <span>
                  v{link.version}
                  {link.has_password && <span className={styles.detail}>{words.password}</span>}
                </span>
              ),
              until: day(link.expires_at, zoneHere()),
              opened: words.times(link.opened),
              by: nameOf.get(link.created_by) ?? "",
              verbs: isOpen(link) ? (
                <Button
                  onClick={() => end.mutate(link)}
                  label={words.endOf(link.journey_name, link.version)}
                >
                  {words.end}
                </Button>
              ) : (
                <span className="faint">
                  {link.revoked_at === null ? words.expired : words.ended}
                </span>
              ),
            },
          }))}
        />
      )}
    </div>
  );
}

function isOpen(link: LinkOfJourney): boolean {
  return link.revoked_at === null && Date.parse(link.expires_at) > Date.now();
}
