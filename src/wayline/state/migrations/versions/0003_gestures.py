"""Edits say to which gesture they belong, so that one undo takes back all that one act of a person did."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give edits a gesture."""
    op.add_column("edits", sa.Column("gesture", sa.String(36)))


def downgrade() -> None:
    """Forget the gestures."""
    op.drop_column("edits", "gesture")
