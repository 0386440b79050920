-- What has happened to an order is not changed any more: where its table belongs to another role, ${owner}, by nobody at all.
do $$
begin
    if '${owner}' <> '${service}' then
        revoke update, delete on order_event from ${service};
    end if;
end
$$;
