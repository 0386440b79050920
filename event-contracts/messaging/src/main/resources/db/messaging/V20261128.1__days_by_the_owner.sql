-- Whoever handles events may add and drop days, and need not own the tables.
alter function inbox_add_day(date) security definer set search_path from current;
alter function inbox_drop_day(date) security definer set search_path from current;
