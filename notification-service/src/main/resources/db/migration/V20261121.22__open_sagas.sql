-- Those under way are few; how many is asked every few seconds.
create index saga_open on saga (order_id) where ended_at is null;
