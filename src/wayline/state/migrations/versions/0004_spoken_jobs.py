"""What a job says is kept as a sentence, so that it is told in the language of who reads it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give jobs a sentence beside its English; older jobs have the English alone."""
    op.add_column("jobs", sa.Column("sentence", sa.JSON))


def downgrade() -> None:
    """Keep the English alone."""
    op.drop_column("jobs", "sentence")
