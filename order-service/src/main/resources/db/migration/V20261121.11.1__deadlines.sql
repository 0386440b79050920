-- Until when an order must be confirmed, by the configuration of the day it was placed; null once it is confirmed or
-- cancelled. The index does not ask for the status: then every change of it would be written to every index. So only
-- the one update that clears the deadline is, and the index holds the open orders alone.
alter table order_view add column deadline timestamptz;
update order_view set deadline = created_at + interval '5 minutes' where status = 'PENDING';
create index order_view_open on order_view (deadline) where deadline is not null;
