"""What Alembic runs: the steps in versions/, on the connection that it is given."""

from alembic import context

from wayline.state.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=False,  # the caller holds the transaction
)
context.run_migrations()
