-- What was answered to a request that carried a key: who sends it again within a day gets the same answer.
create table idempotency_key (
    scope text not null,       -- the route, and whose key it is
    key text not null,
    fingerprint text not null, -- SHA-256 of what was asked: the same key with another body is a mistake
    order_id uuid not null,
    status text,               -- of the order when it was answered; null where it was too late to cancel
    confirmed_at timestamptz,  -- since when it was too late; null otherwise
    answered_at timestamptz not null,
    primary key (scope, key)
);
create index idempotency_key_age on idempotency_key (answered_at);
