create table payment (
    order_id uuid primary key,
    state text not null,
    amount_minor bigint check (amount_minor >= 0), -- null where the cancellation came first
    currency char(3),
    reference text,
    failure text,
    version int not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
) with (fillfactor = 80);

-- The simulated card network's own books; payment-service's transactions never touch them.
create table simulated_charge (
    key uuid primary key,
    amount_minor bigint,
    currency char(3),
    attempts int not null,
    succeeds_at int,           -- the attempt from which the token works; null: never
    charged boolean not null,  -- money was taken
    returned boolean not null, -- and given back
    cancelled boolean not null -- no charge with this key will ever succeed
) with (fillfactor = 80);
