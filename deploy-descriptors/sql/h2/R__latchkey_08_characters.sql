-- Latchkey, version 8: room for 200 characters of any kind. For H2; Flyway and Liquibase can run it as it is.
-- It bears repetition: what is there stays.

-- H2 counts UTF-16 units, of which emojis and rare letters have two.
alter table latchkey_application alter column name set data type varchar(400);

alter table latchkey_key alter column description set data type varchar(400);

insert into latchkey_schema (version)
  select 8 where not exists (select 1 from latchkey_schema where version = 8);
