-- Grain: one row per journey and path of the map that may concern it [M49].
-- Parameters: `paths` is a VALUES list of (path, segment), segment NULL = every journey.
-- A row: state done, late, open, or not_begun where the journey has no run of the path.
WITH paths(path, segment) AS (VALUES /* paths */)
SELECT p.path AS key, j.journey_id, j.account, COALESCE(r.state, 'not_begun') AS state
FROM journeys j
JOIN paths p ON p.segment IS NULL OR p.segment = j.segment
LEFT JOIN path_runs r ON r.journey_id = j.journey_id AND r.path = p.path
UNION ALL
SELECT r.path, j.journey_id, j.account, r.state
FROM path_runs r
JOIN journeys j ON j.journey_id = r.journey_id
JOIN paths p ON p.path = r.path AND p.segment IS NOT NULL AND p.segment IS DISTINCT FROM j.segment
