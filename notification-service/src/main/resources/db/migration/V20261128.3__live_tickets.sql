-- What opens /live once in place of a token, until it is used or ends.
create table live_ticket (
    digest bytea primary key,  -- SHA-256 of the ticket: whoever can read this cannot come in with it
    subject text not null,
    roles text[] not null,
    known_until bigint,        -- when the token ends, in seconds since the epoch; null where nobody needs one
    ends_at timestamptz not null
);
create index live_ticket_ends_at on live_ticket (ends_at);
