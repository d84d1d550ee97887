"""What did people decide? The durable records: people, sessions, journeys, drafts, versions, jobs, audit.

`opening` the database and its transactions · `turn` one writer at a time · `tables`, `migrating`, `migrations/` their
form · one file a noun: `people`, `sessions`, `journeys`, `drafts`, `approvals`, `versions`, `comments`, `cares`, `jobs`, `audit`. Nothing of
an engine, no map, no event: plain JSON comes in and goes out.
"""

# isort: off
# fmt: off
from wayline.state.approvals import Approval, add_approval, drop_approval, list_approvals
from wayline.state.audit import (
    AuditAsked, AuditRow, audit_kinds, count_audit, first_broken_row, read_audit, write_audit,
)
from wayline.state.cares import Care, find_care, keep_care, list_cares
from wayline.state.comments import Comment, add_comment, count_comments, drop_comment, find_comment, list_comments, rewrite_comment
from wayline.state.drafts import (
    Draft, Edit, NewDraft, add_draft, append_edit, close_draft, edits_after, find_draft, find_edit, list_drafts,
)
from wayline.state.jobs import (
    Job, JobEnd, JobState, add_job, end_job, fail_unfinished_jobs, find_job, list_jobs, progress_job,
)
from wayline.state.journeys import Journey, add_journey, archive_journey, find_journey, list_journeys, rename_journey
from wayline.state.opening import Records, RecordsError, Transaction, open_records
from wayline.state.people import ROLES, Member, Person, Role, Workspace, add_person, add_workspace
from wayline.state.people import ask_approval, asks_approval, count_people, count_workspaces, drop_role, find_by_email, find_person, folded, list_members, list_workspaces, names_of
from wayline.state.people import read_preferences, role_of, set_password, set_role, write_preferences
from wayline.state.sessions import (
    SESSION_NOTED_EVERY, Purpose, Session, end_links, end_session, end_sessions, find_session, make_link, note_session,
    outdate_sessions, renew_session, session_now, start_session, use_link,
)
from wayline.state.shares import NewShare, Share, add_share, count_opening, find_share, list_shares, revoke_share
from wayline.state.tables import INTEGER_MAX
from wayline.state.versions import Published, add_version, end_version, find_version, list_versions

__all__ = [
    "INTEGER_MAX", "ROLES", "SESSION_NOTED_EVERY", "Approval", "AuditAsked", "AuditRow", "Care", "Comment", "Draft", "Edit", "Job", "JobEnd", "JobState", "Journey",
    "Member", "NewDraft", "NewShare", "Person", "Published", "Purpose", "Records", "RecordsError", "Role", "Session", "Share", "Transaction",
    "Workspace", "add_approval", "add_comment", "add_draft", "add_job", "add_journey", "add_person", "add_share", "add_version", "add_workspace",
    "append_edit", "archive_journey", "ask_approval", "asks_approval", "audit_kinds", "close_draft", "count_audit", "count_comments", "count_opening",
    "count_people", "count_workspaces", "drop_approval", "drop_comment", "drop_role", "edits_after", "end_job", "end_links", "end_session",
    "end_sessions", "end_version", "fail_unfinished_jobs", "find_by_email", "find_care", "find_comment", "find_draft", "find_edit", "find_job",
    "find_journey", "find_person", "find_session", "find_share", "find_version", "first_broken_row", "folded", "keep_care", "list_approvals",
    "list_cares", "list_comments", "list_drafts", "list_jobs", "list_journeys", "list_members", "list_shares",
    "list_versions", "list_workspaces", "make_link", "names_of", "note_session", "open_records", "outdate_sessions", "progress_job", "read_audit",
    "read_preferences", "rename_journey", "renew_session", "revoke_share", "rewrite_comment", "role_of", "session_now", "set_password", "set_role", "start_session",
    "use_link", "write_audit", "write_preferences",
]
