-- Grain: one row per event by which a survey was answered or left unanswered; as `shares.Units` asks.
-- Parameters: none; `laid`, `facts` = the schemas; `outside` = the condition on events `m` of no journey.
-- A row: every event of a name that carries answers; hit = it holds a score [A24]. An answer of no
-- journey and no account stands for itself.
SELECT 1 AS key, j.journey_id, COALESCE(m.account, j.account, -1000000000 - m.event_no) AS account,
       NULL AS limit_us, CASE WHEN m.score IS NOT NULL THEN 1 ELSE 0 END AS hit
FROM /* facts */.events m
LEFT JOIN /* laid */.events l ON l.event_no = m.event_no
LEFT JOIN journeys j ON j.journey_id = l.journey_id
WHERE m.name IN (SELECT f.name FROM /* facts */.events f WHERE f.score IS NOT NULL AND f.score_kind IS NOT NULL)
  AND (j.journey_id IS NOT NULL OR (l.journey_id IS NULL AND /* outside */))
