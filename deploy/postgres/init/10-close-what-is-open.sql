-- Runs once, on an empty server, as its administrator. Databases and roles of the services are made by
-- `node deploy/local/dist/main.js prepare`, the same code that prepares a single machine, so that passwords can change
-- and a new service can come without a new server. This closes what PostgreSQL leaves open to every role.
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
