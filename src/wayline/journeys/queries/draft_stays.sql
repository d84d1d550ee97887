-- How long did visits take, once the draft was laid? Grain: one stage that was entered.
-- A row: stage, journeys that entered it, finished visits, three in four took at most so long (microseconds).
SELECT stage, count(DISTINCT journey_id) AS journeys, count(dwell_us) AS finished,
       quantile_cont(dwell_us, 0.75) AS p75_us
FROM laid.stage_visits
GROUP BY stage
ORDER BY stage
