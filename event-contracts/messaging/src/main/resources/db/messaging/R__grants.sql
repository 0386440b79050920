-- What the service may do where the tables belong to another role, ${owner}: read and write rows, of tables to come as well.
-- Run again when one of the roles is another.
do $$
begin
    if '${owner}' = '${service}' then
        return;
    end if;
    alter default privileges in schema public grant select, insert, update, delete on tables to ${service};
    grant select, insert, update, delete on all tables in schema public to ${service};
    revoke insert, update, delete on flyway_schema_history from ${service};
end
$$;
