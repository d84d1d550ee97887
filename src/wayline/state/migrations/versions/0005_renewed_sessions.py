"""A session whose person's rights changed goes on under a new id, and the old one ends soon after."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a session be outdated, and end."""
    op.add_column("sessions", sa.Column("outdated_at", sa.String(32)))
    op.add_column("sessions", sa.Column("ends_at", sa.String(32)))


def downgrade() -> None:
    """Forget which are."""
    op.drop_column("sessions", "ends_at")
    op.drop_column("sessions", "outdated_at")
