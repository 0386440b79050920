-- The simulated carrier's own books, of what it does not answer at once; inventory-service's transactions never touch them.
create table simulated_shipment (
    key uuid primary key,
    manner text,               -- how it treats the shipment; null where the recall came first
    booked boolean not null,   -- the goods are on their way
    recalled boolean not null, -- no booking with this key will ever succeed
    asked_at timestamptz not null default clock_timestamp()
);

-- Goods that no carrier treats as it should, for the demonstration.
insert into stock (sku, on_hand, reserved, shipped)
values ('SLOW-CARRIER', 1000000, 0, 0),
       ('SILENT-CARRIER', 1000000, 0, 0),
       ('LATE-CARRIER', 1000000, 0, 0);
insert into restock (id, sku, quantity)
select gen_random_uuid(), sku, on_hand from stock where sku in ('SLOW-CARRIER', 'SILENT-CARRIER', 'LATE-CARRIER');
