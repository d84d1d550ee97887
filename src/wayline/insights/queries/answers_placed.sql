-- Grain: one row per answer to a survey, placed on the map [A24]; columns as score_answers.sql asks,
-- and `touchpoint`, `stage` (0 = none), `placed` = named, survey, person, account or unplaced.
-- Parameters: $within_us; `laid`, `facts` = the schemas; `surveyed` = a SELECT of event_no, touchpoint,
-- stage, place: the answers that a `survey` rule of the map claims; `given` = answers_given.sql.
-- A row: an answer goes where it says itself, else where a rule claims it, else to the nearest earlier
-- touchpoint of the person, else of the account. Other answers are no touchpoint to stand behind.
WITH given AS (
/* given */
),
steps AS (
  SELECT e.person, COALESCE(e.account, j.account) AS account, e.ts_us, e.touchpoint, e.event_no
  FROM /* laid */.events e
  JOIN /* laid */.journeys j ON j.journey_id = e.journey_id
  JOIN /* facts */.events f ON f.event_no = e.event_no
  WHERE e.touchpoint IS NOT NULL AND f.score IS NULL
),
of_person AS (
  SELECT person, ts_us, ARG_MAX(touchpoint, event_no) AS touchpoint
  FROM steps WHERE person IS NOT NULL GROUP BY person, ts_us
),
of_account AS (
  SELECT account, ts_us, ARG_MAX(touchpoint, event_no) AS touchpoint
  FROM steps WHERE account IS NOT NULL GROUP BY account, ts_us
),
claimed AS (
  SELECT event_no, ARG_MIN(touchpoint, place) AS touchpoint, ARG_MIN(stage, place) AS stage
  FROM (/* surveyed */) s GROUP BY event_no
),
found AS (
  SELECT g.*, c.touchpoint AS claimed_touchpoint, c.stage AS claimed_stage, st.code AS said_stage_code, tp.code AS said_code,
         CASE WHEN g.ts_us - n.ts_us <= $within_us THEN n.touchpoint END AS near_person,
         CASE WHEN g.ts_us - a.ts_us <= $within_us THEN a.touchpoint END AS near_account
  FROM given g
  LEFT JOIN claimed c ON c.event_no = g.event_no
  LEFT JOIN /* laid */.touchpoints tp ON tp.key = g.said_touchpoint
  LEFT JOIN /* laid */.stages st ON st.key = g.said_stage
  ASOF LEFT JOIN of_person n ON n.person = g.person AND g.ts_us >= n.ts_us
  ASOF LEFT JOIN of_account a ON a.account = g.account AND g.ts_us >= a.ts_us
),
told AS (
  SELECT *, said_code IS NOT NULL OR said_stage_code IS NOT NULL AS is_said
  FROM found
),
placed AS (
  SELECT *, CASE WHEN is_said THEN 'named' WHEN claimed_stage IS NOT NULL THEN 'survey'
                 WHEN near_person IS NOT NULL THEN 'person' WHEN near_account IS NOT NULL THEN 'account'
                 ELSE 'unplaced' END AS placed
  FROM told
)
SELECT p.event_no, p.journey_id, p.account, p.person, p.ts_us, p.kind, p.score, p.scale_min, p.scale_max, p.placed,
       COALESCE(t.code, 0) AS touchpoint,
       COALESCE(t.stage, CASE WHEN is_said THEN said_stage_code ELSE claimed_stage END, 0) AS stage,
       p.name || ':' || p.kind || CASE WHEN p.placed IN ('named', 'survey')
         THEN ':' || COALESCE(t.code, 0) || ':' || COALESCE(said_stage_code, claimed_stage, 0) ELSE '' END AS survey
FROM placed p
LEFT JOIN /* laid */.touchpoints t
  ON t.code = CASE p.placed WHEN 'named' THEN said_code WHEN 'survey' THEN claimed_touchpoint
                            WHEN 'person' THEN near_person WHEN 'account' THEN near_account END
