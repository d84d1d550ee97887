"""The routes, one file a noun; no logic of their own."""

from wayline.server.routes import (
    accounts,
    atlas,
    audit,
    comments,
    customers,
    demo,
    drafts,
    funnels,
    health,
    house,
    jobs,
    journeys,
    library,
    living_map,
    matches,
    members,
    presence,
    session,
    shares,
    sources,
    stage_heads,
    stage_times,
    versions,
    ways,
    who,
)

ROUTERS = (
    health.router, session.router, journeys.router, drafts.router, versions.router, matches.router, presence.router,
    living_map.router, library.router, customers.router, accounts.router, sources.router, demo.router, jobs.router,
    shares.router, comments.router, house.router, members.router, audit.router, funnels.router, stage_heads.router,
    stage_times.router, ways.router, atlas.router, who.router,
)  # fmt: skip

__all__ = ["ROUTERS"]
