-- accepted upgrade_c4mJQpOHDHhA_uGn9GPxYYKcTP8SBTtCajR7zBtF0mMRnm Inputs:Get
-- accepted upgrade_0qBHNCGSHUHn_ZchPmG4WuRGtobgvifnFQ9cHmqX3KFII7 Concepts:Get Inputs:Add Inputs:Get
-- accepted upgrade_uMBPulNpKz76_e4jW8EHLRM8E3lbqz4Ky2AptG6F0x1oOQ 
-- refused upgrade_gdxJlrWu6OaH_qzeEHbf9SLBxr7ZTgkELXrPAxhh3JvFkh Inputs:Get
-- accepted upgrade_gRd0cGN6Ch7Y_YaD7ViPZw8IqtcU2FtwCxHEljkB24anqL Inputs:Get
-- refused upgrade_S0VSg6C1T23h_RJXpyQy4kElC1JDW1zIT8WJBwj40xvgn6 Inputs:Get
-- accepted upgrade_47WlbKpnq5SZ_d7pVQzTcVszABULW8DA2Izo0K3m1wX1vx Concepts:Get
-- refused upgrade_xUJhfACm7tVV_mrOXSzDoTDZwAlDnfWuTVuXQEYV2bulHJ Concepts:Get
insert into latchkey_application (id, name, created, version)
  values ('empty', 'No keys', timestamp '2026-12-01 00:26:27.970971', 1);
insert into latchkey_application (id, name, created, version)
  values ('shop', 'The shop''s été 🔑', timestamp '2026-12-01 00:26:27.803362', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('0qBHNCGSHUHn', 'shop', 'Reads and adds; it''s 🔑', 'sha256:f044b4aea477d16739425e2f014e2a3bb2727e3ed87d71b6b872fe1585261ebc', 'ACTIVE', timestamp '2026-12-01 00:26:28.010783', 1, 'KEY');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('47WlbKpnq5SZ', 'shop', 'Replaced', 'sha256:101ec4eac6dbfb94d3761e7e2eb1f23faa9424df5a5b8a48fdae72956611134c', 'ACTIVE', timestamp '2026-12-01 00:26:29.001835', 1, 'KEY');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('S0VSg6C1T23h', 'shop', 'Disabled', 'sha256:13512df0a5ec5c47b3b012523b809b1ef8df462546e6647cd6a39f83417b9853', 'DISABLED', timestamp '2026-12-01 00:26:28.972693', 2, 'KEY');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('c4mJQpOHDHhA', 'shop', 'Reads', 'sha256:7b990f21bbe4c35b3b5f9b0db4bbcdf4b39d1a013ca49f5daa0a666d475fc705', 'ACTIVE', timestamp '2026-12-01 00:26:27.981894', 1, 'KEY');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('gRd0cGN6Ch7Y', 'shop', 'Reads only', 'sha256:7f85707a93bab5fd8e3e01f53210a2e39995adc16a21f2f4e58848f02e002cb5', 'ACTIVE', timestamp '2026-12-01 00:26:28.848050', 2, 'KEY');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('uMBPulNpKz76', 'shop', 'No scopes', 'sha256:60a00850ee1724beca6e1cf2c8e50ca02f137ea3f1468062a7415317a950711a', 'ACTIVE', timestamp '2026-12-01 00:26:28.151471', 1, 'KEY');
insert into latchkey_key_scope (key_id, scope)
  values ('0qBHNCGSHUHn', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('0qBHNCGSHUHn', 'Inputs:Add');
insert into latchkey_key_scope (key_id, scope)
  values ('0qBHNCGSHUHn', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('47WlbKpnq5SZ', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('S0VSg6C1T23h', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('c4mJQpOHDHhA', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('gRd0cGN6Ch7Y', 'Inputs:Get');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (1, timestamp '2026-12-01 00:26:27.803362', 'system', 'application created', 'shop', 'shop', '{"name":"The shop''s été 🔑"}', '', 'sha256:078f3e62827d62ad9ce8ea2c247ad9ac6518c8670aeb4207e3806abbe7b4ee2a');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (2, timestamp '2026-12-01 00:26:27.970971', 'system', 'application created', 'empty', 'empty', '{"name":"No keys"}', '', 'sha256:125aa9a6c8af49394b95d2931972fc574cfdaa545b5f96126821701e50502965');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (3, timestamp '2026-12-01 00:26:27.981894', 'system', 'key created', 'shop', 'c4mJQpOHDHhA', '{"description":"Reads","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:ec28e00e478cc7de3fd9df0ec9814bd307d31d8e0adc8b56d1e75e6ed3e3e054');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (4, timestamp '2026-12-01 00:26:28.010783', 'system', 'key created', 'shop', '0qBHNCGSHUHn', '{"description":"Reads and adds; it''s 🔑","scopes":["Concepts:Get","Inputs:Add","Inputs:Get"],"state":"active"}', '', 'sha256:dd9f854daa049b2c5c5be17993b0f91f85951c753fb4d5e621a8e0e3c5a12306');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (5, timestamp '2026-12-01 00:26:28.151471', 'system', 'key created', 'shop', 'uMBPulNpKz76', '{"description":"No scopes","scopes":[],"state":"active"}', '', 'sha256:2721537298ca19ba47256b72086628476f2b52aae0491b153eded89af214ca91');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (6, timestamp '2026-12-01 00:26:28.239568', 'system', 'key created', 'shop', 'gdxJlrWu6OaH', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:5d9920cd052eb0c7184de51d35fc5ef7b84e9017fe1b79f14997272a74eec113');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (7, timestamp '2026-12-01 00:26:28.353921', 'system', 'key deleted', 'shop', 'gdxJlrWu6OaH', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:f8bc19b48fdb88511016b215be6e90634170ffbc8f9edd7fc5db4093ff9d90f1');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (8, timestamp '2026-12-01 00:26:28.848050', 'system', 'key created', 'shop', 'gRd0cGN6Ch7Y', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '', 'sha256:e8f920bdc2b39c4d42cd6f2aeb46b84b0aaed78dc65dc7d0b5dca28755bee5a3');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (9, timestamp '2026-12-01 00:26:28.858943', 'system', 'key changed', 'shop', 'gRd0cGN6Ch7Y', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '{"description":"Reads only","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:61144fd16da7e8ccb8933efd31f32db5b0e78b051351d304c98b09cb18f41457');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (10, timestamp '2026-12-01 00:26:28.972693', 'system', 'key created', 'shop', 'S0VSg6C1T23h', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:a06bb385cede332e381e4e3141cacef12e0dabad8f5dddae56e904672e0e4888');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (11, timestamp '2026-12-01 00:26:28.986495', 'system', 'key disabled', 'shop', 'S0VSg6C1T23h', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"disabled"}', '', 'sha256:028fb7f43ed35dfb24a085c07234f204795e1f6730f7df9d1d25dbe7c4eb765a');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (12, timestamp '2026-12-01 00:26:28.992749', 'system', 'key created', 'shop', 'xUJhfACm7tVV', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'sha256:c13f823a47e2aa7150a2f15f82185d74cb95b9522a6d67c40c7cf32326768d62');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (13, timestamp '2026-12-01 00:26:29.001835', 'system', 'key created', 'shop', '47WlbKpnq5SZ', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active","replaces":"xUJhfACm7tVV"}', '', 'sha256:e89bfd30366f70559659a53ed500ab56bc95a86e113bd5c116b9023958582a8b');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (14, timestamp '2026-12-01 00:26:29.001835', 'system', 'key deleted', 'shop', 'xUJhfACm7tVV', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'sha256:e27278b116707dd0f1c6d806b645cf98d4b84e93eac536cd1ecea22e3b2ddbb4');
update latchkey_audit_head set number = 14, hash = 'sha256:e27278b116707dd0f1c6d806b645cf98d4b84e93eac536cd1ecea22e3b2ddbb4';
