-- accepted upgrade_cFPCHP1H33Sq_9jphqyRPHRbhy2dRbYXPoJarpwV1wMhAY Inputs:Get
-- accepted upgrade_PKCfbUr39J9f_vIZriafyU5puEupfkDudtlzJG7N435Zoi Concepts:Get Inputs:Add Inputs:Get
-- accepted upgrade_xW84BlVgTxc5_QIGmHsP7pPVwMRju0OP0xaJ2gQY2h47Lo 
-- refused upgrade_RwEWn1nV6ppb_BRrfNLe9WJnnNKh04rMoPvIQMMr1VwVsX Inputs:Get
-- accepted upgrade_Of5nZkiUYy0T_BHhWE9vFO3rfw7GdncbkxYM7Ohd1N7ktx Inputs:Get
-- refused upgrade_GY7RRO1mwOlu_PKXTUUSYNgSpdjWxCGXjrrqJO9O3A0BB3 Inputs:Get
-- accepted upgrade_ffK8Aky2ANNk_F6dACx5u6M5mqbnDvYAU2fyJngJ1HuNMg Concepts:Get
-- refused upgrade_TayszeDtIjUi_EtQb2QpsugyOTDxcfZkpnDSV4LW0D3K6q Concepts:Get
insert into latchkey_application (id, name, created, version)
  values ('empty', 'No keys', timestamp with time zone '2026-12-01 00:26:49.335363+00:00', 1);
insert into latchkey_application (id, name, created, version)
  values ('shop', 'The shop''s été 🔑', timestamp with time zone '2026-12-01 00:26:49.231645+00:00', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('GY7RRO1mwOlu', 'shop', 'Disabled', 'sha256:8f0b0194fa84b982d4b5370e8097bf5768542cbb6c3864acd3336615727d9b83', 'DISABLED', timestamp with time zone '2026-12-01 00:26:50.208765+00:00', 2, 'KEY');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('Of5nZkiUYy0T', 'shop', 'Reads only', 'sha256:0c7bbc5763a9ae99768a8095a1fbbc1dd0c90807644c9993308f928f8213a1c4', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:49.888065+00:00', 2, 'KEY');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('PKCfbUr39J9f', 'shop', 'Reads and adds; it''s 🔑', 'sha256:6576754f737a18efd86726772afeba625425fa7048af7fa47bf6169a80abcf12', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:49.668687+00:00', 1, 'KEY');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('cFPCHP1H33Sq', 'shop', 'Reads', 'sha256:2e2053444ab05673f9fe3a932c1a4fece4ce2c97060cf62aa2e24015ecaed34d', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:49.575956+00:00', 1, 'KEY');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('ffK8Aky2ANNk', 'shop', 'Replaced', 'sha256:8bd768cfad00ca617c91003f82aa1a309d22b96fe9b1c7cb5ec452a8ba90d344', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:50.324616+00:00', 1, 'KEY');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)
  values ('xW84BlVgTxc5', 'shop', 'No scopes', 'sha256:d0b27da8d2a72d065c671b74e59a5c7c5c0d2dcd2fe9c44f4beac8def418de4f', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:49.684214+00:00', 1, 'KEY');
insert into latchkey_key_scope (key_id, scope)
  values ('GY7RRO1mwOlu', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('Of5nZkiUYy0T', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('PKCfbUr39J9f', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('PKCfbUr39J9f', 'Inputs:Add');
insert into latchkey_key_scope (key_id, scope)
  values ('PKCfbUr39J9f', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('cFPCHP1H33Sq', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('ffK8Aky2ANNk', 'Concepts:Get');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (1, timestamp with time zone '2026-12-01 00:26:49.231645+00:00', 'system', 'application created', 'shop', 'shop', '{"name":"The shop''s été 🔑"}', '', 'sha256:f57a26d4f80f5317f43503b54317cdaf1f2d88f5202ff7d7f888f598f53b7ffa');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (2, timestamp with time zone '2026-12-01 00:26:49.335363+00:00', 'system', 'application created', 'empty', 'empty', '{"name":"No keys"}', '', 'sha256:4743aeb0a13a3e876a9c4d15bed2dc4c19106775f9a740907ffbfcc19135f6cb');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (3, timestamp with time zone '2026-12-01 00:26:49.575956+00:00', 'system', 'key created', 'shop', 'cFPCHP1H33Sq', '{"description":"Reads","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:08b259f6ac5cf8e0f939df68eae7ca25e1407c4ed62ef2001968c764bcd32fbd');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (4, timestamp with time zone '2026-12-01 00:26:49.668687+00:00', 'system', 'key created', 'shop', 'PKCfbUr39J9f', '{"description":"Reads and adds; it''s 🔑","scopes":["Concepts:Get","Inputs:Add","Inputs:Get"],"state":"active"}', '', 'sha256:5df29ced4c5f18a534e3367a841e700c8c3fda9d20f403f49ae49c3487f83535');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (5, timestamp with time zone '2026-12-01 00:26:49.684214+00:00', 'system', 'key created', 'shop', 'xW84BlVgTxc5', '{"description":"No scopes","scopes":[],"state":"active"}', '', 'sha256:0766ea14bf85f5739a3807b124da7f7f78850e70cab8dd26bbce89884a6d3708');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (6, timestamp with time zone '2026-12-01 00:26:49.703926+00:00', 'system', 'key created', 'shop', 'RwEWn1nV6ppb', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:2ded888a385cc41532de8c19ded2cc094c4d2869d66c813e70d033f97058e477');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (7, timestamp with time zone '2026-12-01 00:26:49.802390+00:00', 'system', 'key deleted', 'shop', 'RwEWn1nV6ppb', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:dadb5f91995c3c2237ef7d6ffeb1b03eea5d8db5f56ae3ab03b1f1f7a420751b');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (8, timestamp with time zone '2026-12-01 00:26:49.888065+00:00', 'system', 'key created', 'shop', 'Of5nZkiUYy0T', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '', 'sha256:c71474b87940729f4b8fe5e078cfea00a68b24dac81be1653fe5d6982e4218d3');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (9, timestamp with time zone '2026-12-01 00:26:49.966388+00:00', 'system', 'key changed', 'shop', 'Of5nZkiUYy0T', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '{"description":"Reads only","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:b6f24d207cd84630f31b1a96bc5a88813a306a621a509bcf54ef1959d45cdeec');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (10, timestamp with time zone '2026-12-01 00:26:50.208765+00:00', 'system', 'key created', 'shop', 'GY7RRO1mwOlu', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:5511f9efd1ea6238b143dd6dff00e1a814a02b6800205bdddbd9bb24bcea2bdd');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (11, timestamp with time zone '2026-12-01 00:26:50.251231+00:00', 'system', 'key disabled', 'shop', 'GY7RRO1mwOlu', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"disabled"}', '', 'sha256:e95fd0061aa268ecf4f6d2d3abb786df8ba04a9df74d62e6f4d86f6a6e901988');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (12, timestamp with time zone '2026-12-01 00:26:50.291501+00:00', 'system', 'key created', 'shop', 'TayszeDtIjUi', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'sha256:525ffe9eb07b30dd27adbd1ce25de6acb637bc3a9eb388fa83cd886a3cad4dbc');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (13, timestamp with time zone '2026-12-01 00:26:50.324616+00:00', 'system', 'key created', 'shop', 'ffK8Aky2ANNk', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active","replaces":"TayszeDtIjUi"}', '', 'sha256:a7d81078b376df2fa7a2a00de20465369dbb35412e5f0d08797cfea4a6295e48');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (14, timestamp with time zone '2026-12-01 00:26:50.324616+00:00', 'system', 'key deleted', 'shop', 'TayszeDtIjUi', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'sha256:2d3eff0f5cf58fcd8d2227d016b5241fae71a3877f15c71d476d7e68c553f10d');
update latchkey_audit_head set number = 14, hash = 'sha256:2d3eff0f5cf58fcd8d2227d016b5241fae71a3877f15c71d476d7e68c553f10d';
