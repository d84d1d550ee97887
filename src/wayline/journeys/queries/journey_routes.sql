-- Which route of the map does each journey fit best [A16]? Grain: one journey that does not fit the default
-- one best; the others keep NULL. Parameters: none.
UPDATE laid.journeys AS j SET path = a.path
FROM laid.aligned a
WHERE a.path > 0 AND a.variant = j.variant AND a.is_whole = coalesce(j.outcome = 1, FALSE)
  AND a.begins_before = j.left_truncated AND a.segment = coalesce(j.segment, 0)
