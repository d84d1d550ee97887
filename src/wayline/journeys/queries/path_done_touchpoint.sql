-- When was a path done, where one credited event decides? Grain: one journey; since the case began.
INSERT INTO laid.path_done
SELECT journey_id, CAST($path AS SMALLINT), min(ts_us)
FROM laid.events
WHERE touchpoint = $touchpoint AND NOT after_end
GROUP BY journey_id
