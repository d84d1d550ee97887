"""Edits say to which gesture they belong, so that one undo takes back all that one act of a person did."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give edits a gesture; records that are new have it from their first step on."""
    columns = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("edits")}
    if "gesture" not in columns:
        op.add_column("edits", sa.Column("gesture", sa.String(36)))


def downgrade() -> None:
    """Forget the gestures."""
    op.drop_column("edits", "gesture")
