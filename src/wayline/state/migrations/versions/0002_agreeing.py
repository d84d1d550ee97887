"""People agree: comments on elements, approvals of drafts, and workspaces that ask for an approval."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID, KEY, INSTANT = sa.String(36), sa.String(63), sa.String(32)


def upgrade() -> None:
    """Make what is new."""
    op.add_column(
        "workspaces",
        sa.Column("asks_approval", sa.Integer, nullable=False, server_default="0"),
    )
    op.create_table(
        "approvals",
        _workspace(),
        sa.Column("draft_id", ID, primary_key=True),
        sa.Column("person_id", ID, primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("approved_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "draft_id"], ["drafts.workspace_id", "drafts.id"], ondelete="CASCADE"
        ),
    )
    op.create_table(
        "comments",
        _workspace(),
        sa.Column("id", ID, primary_key=True),
        sa.Column("journey_key", KEY, nullable=False),
        sa.Column("ref", sa.String(160), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.Column("edited_at", INSTANT),
        sa.ForeignKeyConstraint(
            ["workspace_id", "journey_key"], ["journeys.workspace_id", "journeys.key"],
            ondelete="CASCADE",
        ),
    )  # fmt: skip
    op.create_index(
        "ix_comments_workspace_id_journey_key_ref", "comments", ["workspace_id", "journey_key", "ref"]
    )  # fmt: skip


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("comments")
    op.drop_table("approvals")
    with op.batch_alter_table("workspaces") as changed:
        changed.drop_column("asks_approval")


def _workspace() -> "sa.Column[str]":
    return sa.Column(
        "workspace_id", ID, sa.ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
