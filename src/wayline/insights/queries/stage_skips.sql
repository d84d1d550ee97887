-- Grain: one row per journey and stage that it entered or passed by; columns as `shares.Units` asks.
-- Parameters: `ranks` is a VALUES list of the stage codes of the map.
-- A row: did a journey that got beyond the stage never enter it?
WITH ranks(stage) AS (VALUES /* ranks */),
reached AS (
  SELECT journey_id, MIN(account) AS account, MAX(stage) AS top FROM stage_visits GROUP BY journey_id
)
SELECT r.stage AS key, t.journey_id, t.account, CASE WHEN v.journey_id IS NULL THEN 1 ELSE 0 END AS hit,
       NULL AS limit_us
FROM reached t
JOIN ranks r ON r.stage <= t.top
LEFT JOIN stage_visits v ON v.journey_id = t.journey_id AND v.stage = r.stage AND v.visit_no = 1
