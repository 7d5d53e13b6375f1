-- The shops of a transaction are compared in a way that no index can take over. As `= any (…)` PostgreSQL looked into an
-- index once for each shop that there might be, reckoned with ten, and read whole tables rather than that.
do $$
declare
    guarded text;
begin
    for guarded in
        select tablename from pg_policies
        where schemaname = current_schema() and policyname = 'shops_of_transaction' order by tablename
    loop
        execute format(
            'alter policy shops_of_transaction on %I using '
                '(array_position((select current_setting(''timbro.shops'')::uuid[]), %I) is not null)',
            guarded, case guarded when 'shop' then 'id' else 'shop_id' end);
    end loop;
end
$$;
