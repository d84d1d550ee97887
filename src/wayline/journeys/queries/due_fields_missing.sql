-- A visit whose field says nothing has no promise at all, not even a breach [A11].
DELETE FROM laid.deadline_parts
WHERE id IN (SELECT event_no FROM laid.due_texts)
  AND id NOT IN (SELECT id FROM laid.deadline_parts WHERE which = 1)
