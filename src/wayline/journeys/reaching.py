"""How far does each journey get, in the order of the stages, and how fast [A9]."""

from wayline.engine import Engine
from wayline.journeys.laid import laid_query
from wayline.journeys.plan import Plan


def make_reach(engine: Engine, schema: str, plan: Plan) -> None:
    """Makes `reach`: for each journey and rank the smallest span of a chain of entries from rank 1.

    A chain enters the ranks 1, 2, ... in order, each by an entry of its own; stages marked
    `optional` may be left out of it (never the first). One row a journey and rank reached.
    """
    engine.execute(laid_query("reach_start", schema))
    for stage in plan.stages[1:]:
        before = plan.stages[: stage.code - 1]
        # From the nearest stage that must be there, over the optional ones in between.
        least = max((one.code for one in before if not one.optional), default=1)
        engine.execute(laid_query("reach_step", schema), {"rank": stage.code, "least": least})
    engine.execute(laid_query("reach", schema))
