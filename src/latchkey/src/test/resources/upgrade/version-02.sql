-- accepted upgrade_DR6Llv1YD1UQ_IMKOaBR38EmyKDdUgH7mI2u5KIV2psLY7 Inputs:Get
-- accepted upgrade_mO0NPEqehZR8_s6DdkcDw7D572ul80KEiuWD5ffq0s2kKp Concepts:Get Inputs:Add Inputs:Get
-- accepted upgrade_d1e5sicyDXMx_iwHHVS4YuVZOLZ2RtmNY8xPfALK0vAk5f 
-- refused upgrade_3SS6N3EIDmGW_vO8zBsTE8qoDOwqpAuv8GKuSf3C2ju0Zl Inputs:Get
-- accepted upgrade_zJdRoiFOO5BL_Yy0Q5E7pF8IabZP0Li3TBDEJPuw1ZmXR4 Inputs:Get
-- refused upgrade_vKeAACgRPDTt_mrXzY0t6gxjsw5SndwvDuT1Qffr203avf Inputs:Get
-- accepted upgrade_qvU4d8W4xg16_YOnqjv9ufTrVNuw1oCYkFEz7BDB2hqmEh Concepts:Get
-- refused upgrade_xJKWWS2XZhlf_wG3ZlvBtK6xSsb9YIJOSYvaKjgq0lN6tL Concepts:Get
insert into latchkey_application (id, name, created, version)
  values ('empty', 'No keys', timestamp '2026-12-01 00:26:33.411389', 1);
insert into latchkey_application (id, name, created, version)
  values ('shop', 'The shop''s été 🔑', timestamp '2026-12-01 00:26:33.329474', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('DR6Llv1YD1UQ', 'shop', 'Reads', 'sha256:41ad8a2dfbf659ae7ea59dc25114e59c197fc36fffa45b88991302c1dac5958c', 'ACTIVE', timestamp '2026-12-01 00:26:33.422901', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('d1e5sicyDXMx', 'shop', 'No scopes', 'sha256:f6a5482acf91cea813834fca6e34c6ce38107a9e0f39592464367fe5cd888b6d', 'ACTIVE', timestamp '2026-12-01 00:26:33.513829', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('mO0NPEqehZR8', 'shop', 'Reads and adds; it''s 🔑', 'sha256:fc067b647346eaa4fb03048c9781b79b05b553b8d7adfbc3a62e56ec19fe2abd', 'ACTIVE', timestamp '2026-12-01 00:26:33.488136', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('qvU4d8W4xg16', 'shop', 'Replaced', 'sha256:43c39a68bb646641925a09ddee43bf1e2ea9dc535229e1d088aa7c6ff58a6dcb', 'ACTIVE', timestamp '2026-12-01 00:26:33.998464', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('vKeAACgRPDTt', 'shop', 'Disabled', 'sha256:50389f70eb55df4396d96287eb175816bafe1f40d550806d363d5f4ec9d3add8', 'DISABLED', timestamp '2026-12-01 00:26:33.904392', 2);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('zJdRoiFOO5BL', 'shop', 'Reads only', 'sha256:cd3f406e8510bd4b46e902053761d3ae9876574ddd103ac997c95d16b4f22ca2', 'ACTIVE', timestamp '2026-12-01 00:26:33.726836', 2);
insert into latchkey_key_scope (key_id, scope)
  values ('DR6Llv1YD1UQ', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('mO0NPEqehZR8', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('mO0NPEqehZR8', 'Inputs:Add');
insert into latchkey_key_scope (key_id, scope)
  values ('mO0NPEqehZR8', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('qvU4d8W4xg16', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('vKeAACgRPDTt', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('zJdRoiFOO5BL', 'Inputs:Get');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (1, timestamp '2026-12-01 00:26:33.329474', 'system', 'application created', 'shop', 'shop', '{"name":"The shop''s été 🔑"}', '', 'sha256:33493c3947a8c7304aa11356179374089450ca8bc6781361fc4978671036ec8c');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (2, timestamp '2026-12-01 00:26:33.411389', 'system', 'application created', 'empty', 'empty', '{"name":"No keys"}', '', 'sha256:bcb324c151d66200ad13ad1a542d87328cba5de86b74e221454eb0c50c5d5ee9');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (3, timestamp '2026-12-01 00:26:33.422901', 'system', 'key created', 'shop', 'DR6Llv1YD1UQ', '{"description":"Reads","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:f936398122429dda802d19b56280687122dd99631769ee94bcec6b66a2d0fee8');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (4, timestamp '2026-12-01 00:26:33.488136', 'system', 'key created', 'shop', 'mO0NPEqehZR8', '{"description":"Reads and adds; it''s 🔑","scopes":["Concepts:Get","Inputs:Add","Inputs:Get"],"state":"active"}', '', 'sha256:43071d0a1dcacc4345eb25f4becb0081f6d3e4ac65d085461e07c55a2b940e55');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (5, timestamp '2026-12-01 00:26:33.513829', 'system', 'key created', 'shop', 'd1e5sicyDXMx', '{"description":"No scopes","scopes":[],"state":"active"}', '', 'sha256:97ebad0ae20178df7159d0865e4bc2b5ae9ee65834dcebdb51c8c427940e1b5b');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (6, timestamp '2026-12-01 00:26:33.563470', 'system', 'key created', 'shop', '3SS6N3EIDmGW', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:6e35fbf82369e7141b0012d7f2aa95c63c2a1a4fef9225731209a5e77b7b6798');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (7, timestamp '2026-12-01 00:26:33.608647', 'system', 'key deleted', 'shop', '3SS6N3EIDmGW', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:d4a746aa435e0f4d4650fc487a20f7cc3982f19f9673fa6362e01d291fc92a07');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (8, timestamp '2026-12-01 00:26:33.726836', 'system', 'key created', 'shop', 'zJdRoiFOO5BL', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '', 'sha256:9c3695342a4f3eef6fe41222bcf46cf798e76a9a58e5ea827fcba388c79774c1');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (9, timestamp '2026-12-01 00:26:33.793402', 'system', 'key changed', 'shop', 'zJdRoiFOO5BL', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '{"description":"Reads only","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:8d62860a9891dff2b73e9fc857d072543565789ef9a420a9535752c0ea070dd0');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (10, timestamp '2026-12-01 00:26:33.904392', 'system', 'key created', 'shop', 'vKeAACgRPDTt', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:fadaaa73721444ca6e3f26a741e1227ddc83303925a7f0ead826c9214730575b');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (11, timestamp '2026-12-01 00:26:33.934902', 'system', 'key disabled', 'shop', 'vKeAACgRPDTt', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"disabled"}', '', 'sha256:87b585b4763fe9192402af53f612f464efc3aca0a49c61a81aa17bb1294c6679');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (12, timestamp '2026-12-01 00:26:33.972041', 'system', 'key created', 'shop', 'xJKWWS2XZhlf', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'sha256:b4ca6a5891b5f223b6a1f05658d9ece3fb1c7b0d7ebd53fcb2e1e23befa477dd');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (13, timestamp '2026-12-01 00:26:33.998464', 'system', 'key created', 'shop', 'qvU4d8W4xg16', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active","replaces":"xJKWWS2XZhlf"}', '', 'sha256:1829a28ae50df301d4bc7dc98f4f6ae7ca52397082624a76ff2a3067ae975787');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (14, timestamp '2026-12-01 00:26:33.998464', 'system', 'key deleted', 'shop', 'xJKWWS2XZhlf', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'sha256:3691d1efefb9055753e2173bbc1f71aaadcb4568089f1d1353760d5004cfbae2');
update latchkey_audit_head set number = 14, hash = 'sha256:3691d1efefb9055753e2173bbc1f71aaadcb4568089f1d1353760d5004cfbae2';
