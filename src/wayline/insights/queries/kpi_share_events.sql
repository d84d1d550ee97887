-- Grain: one row per `over` event of a journey; columns as `shares.Units` asks [A29].
-- Parameters: none; the SELECTs of the events stand at `over` and `of`.
-- A row: is this `over` event an `of` event?
WITH over_events AS (
/* over */
),
of_events AS (
/* of */
)
SELECT 1 AS key, o.journey_id, COALESCE(o.account, j.account) AS account, NULL AS limit_us,
       CASE WHEN o.event_no IN (SELECT event_no FROM of_events) THEN 1 ELSE 0 END AS hit
FROM over_events o JOIN journeys j ON j.journey_id = o.journey_id
