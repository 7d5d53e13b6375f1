-- As in the first store (0028): the shops of a transaction are compared in a way that no index can take over. As
-- `= any (…)` PostgreSQL reckoned with ten looks into an index for each row, and read whole tables rather than that.
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
