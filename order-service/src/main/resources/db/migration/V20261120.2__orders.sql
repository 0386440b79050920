-- The price list. Prices are whole minor units.
create table product (
    sku text primary key,
    name text not null,
    price_minor bigint not null check (price_minor >= 0),
    currency char(3) not null
);

insert into product (sku, name, price_minor, currency) values
    ('TEA-500', 'Assam tea, 500 g', 1250, 'EUR'),
    ('COFFEE-250', 'Espresso beans, 250 g', 890, 'EUR'),
    ('MUG-BLUE', 'Mug, blue', 1400, 'EUR'),
    ('TEAPOT-1L', 'Teapot, 1 l', 3900, 'EUR'),
    ('SOLD-OUT', 'Tea of a very small garden (sold out)', 9900, 'EUR'),
    ('NO-CARRIER', 'Samovar that no carrier takes', 24900, 'EUR');

-- The truth about each order: what it announced and what it heard, in the order it took note.
create table order_event (
    order_id uuid not null,
    version int not null,
    event_id uuid not null,
    type text not null,
    source text not null,
    time timestamptz not null,
    data json not null,
    primary key (order_id, version)
);

-- The projection of the events that queries read.
create table order_view (
    order_id uuid primary key,
    customer_id text not null,
    status text not null,
    reason text,
    total_minor bigint not null,
    currency char(3) not null,
    lines text not null, -- a JSON array
    version int not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
) with (fillfactor = 80);
create index order_view_customer on order_view (customer_id, order_id);
