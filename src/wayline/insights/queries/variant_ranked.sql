-- Grain: one row per journey with a node at the level [A6].
-- Parameters: none; the sequences stand at `sequences`. Ends so that a WHERE on r.place or j.outcome may follow.
-- A row: key = place of its variant, journey, account, x = microseconds from first to last event, outcome.
SELECT r.place AS key, r.journey_id, r.account, j.last_event_us - j.started_us AS x, j.outcome
FROM (
  SELECT journey_id, account, DENSE_RANK() OVER (ORDER BY n DESC, nodes) AS place
  FROM (SELECT journey_id, account, nodes, COUNT(*) OVER (PARTITION BY nodes) AS n FROM (
/* sequences */
  ) s) counted
) r
JOIN journeys j ON j.journey_id = r.journey_id
