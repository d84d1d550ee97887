-- By when was each visit due, and when was the promise broken? Grain: one visit with a promise.
CREATE OR REPLACE TABLE laid.deadlines AS
SELECT id AS event_no, max(CASE WHEN which = 1 THEN at_us END) AS due_us,
       max(CASE WHEN which = 2 THEN at_us END) AS breach_us
FROM laid.deadline_parts
GROUP BY id
