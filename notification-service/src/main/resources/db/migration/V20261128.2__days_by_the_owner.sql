-- As for the inbox: whoever handles events may add and drop days, and need not own the tables.
alter function saga_event_add_day(date) security definer set search_path from current;
alter function saga_event_drop_day(date) security definer set search_path from current;
