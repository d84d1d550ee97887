-- Which customers are called like this? Grain: one account, or one case that no account is known of.
-- Parameters: $text, folded, '' = everybody; $most rows at most.
-- A row: its id, what it is called last, how many journeys it has on the map, how many are open.
WITH named AS (
    SELECT a.account_id, ARG_MAX(c.value, c.ts_us) AS name
    FROM facts.accounts a
    LEFT JOIN facts.object_changes c ON c.object_type = 'account' AND c.object = a.code
        AND c.field = 'name' AND c.value IS NOT NULL
    GROUP BY a.account_id
),
counted AS (
    SELECT coalesce(j.account_id, j.case_key) AS id, COUNT(*) AS journeys,
           COUNT(*) FILTER (WHERE j.outcome IS NULL) AS open_now
    FROM laid.journeys j GROUP BY 1
),
everybody AS (
    SELECT coalesce(n.account_id, c.id) AS id, n.name, coalesce(c.journeys, 0) AS journeys,
           coalesce(c.open_now, 0) AS open_now
    FROM named n FULL JOIN counted c ON c.id = n.account_id
)
SELECT id, name, journeys, open_now
FROM everybody
WHERE contains(lower(coalesce(name, '') || ' ' || id), $text)
ORDER BY NOT starts_with(lower(coalesce(name, id)), $text), journeys = 0,
         lower(coalesce(name, id)), id
LIMIT $most
