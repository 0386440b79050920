create table stock (
    sku text collate "C" primary key,
    on_hand bigint not null,
    reserved bigint not null, -- of on_hand; on_hand - reserved can be promised
    shipped bigint not null,  -- since the beginning
    check (0 <= reserved and reserved <= on_hand and shipped >= 0)
) with (fillfactor = 70);

create table reservation (
    order_id uuid primary key,
    state text not null,
    skus text[] not null,           -- with quantities the order's lines; empty where the cancellation came first
    quantities bigint[] not null,
    tracking_number text,
    version int not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check (cardinality(skus) = cardinality(quantities))
) with (fillfactor = 80);

-- Everything that ever came in: for each SKU it is on_hand + shipped.
create table restock (
    id uuid primary key,
    sku text collate "C" not null references stock,
    quantity bigint not null check (quantity > 0),
    at timestamptz not null default now()
);

-- Stock for the demonstration, as its first restock; of SOLD-OUT there has never been any.
insert into stock (sku, on_hand, reserved, shipped)
values ('TEA-500', 1000000, 0, 0),
       ('COFFEE-250', 1000000, 0, 0),
       ('MUG-BLUE', 1000000, 0, 0),
       ('TEAPOT-1L', 1000000, 0, 0),
       ('NO-CARRIER', 1000000, 0, 0),
       ('SOLD-OUT', 0, 0, 0);
insert into restock (id, sku, quantity)
select gen_random_uuid(), sku, on_hand from stock where on_hand > 0;
