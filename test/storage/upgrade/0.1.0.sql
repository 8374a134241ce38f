--
-- PostgreSQL database dump
--


-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: pgboss; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA pgboss;


--
-- Name: job_state; Type: TYPE; Schema: pgboss; Owner: -
--

CREATE TYPE pgboss.job_state AS ENUM (
    'created',
    'retry',
    'active',
    'completed',
    'cancelled',
    'failed'
);


--
-- Name: create_queue(text, jsonb); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.create_queue(queue_name text, options jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $_$
    DECLARE
      tablename varchar := CASE WHEN options->>'partition' = 'true'
                            THEN 'j' || encode(sha224(queue_name::bytea), 'hex')
                            ELSE 'job_common'
                            END;
      queue_created_on timestamptz;
    BEGIN

      WITH q as (
        INSERT INTO pgboss.queue (
          name,
          policy,
          retry_limit,
          retry_delay,
          retry_backoff,
          retry_delay_max,
          expire_seconds,
          retention_seconds,
          deletion_seconds,
          warning_queued,
          dead_letter,
          partition,
          table_name,
          heartbeat_seconds,
          notify,
          created_on,
          updated_on
        )
        VALUES (
          queue_name,
          options->>'policy',
          COALESCE((options->>'retryLimit')::int, 2),
          COALESCE((options->>'retryDelay')::int, 0),
          COALESCE((options->>'retryBackoff')::bool, false),
          (options->>'retryDelayMax')::int,
          COALESCE((options->>'expireInSeconds')::int, 900),
          COALESCE((options->>'retentionSeconds')::int, 1209600),
          COALESCE((options->>'deleteAfterSeconds')::int, 604800),
          COALESCE((options->>'warningQueueSize')::int, 0),
          options->>'deadLetter',
          COALESCE((options->>'partition')::bool, false),
          tablename,
          (options->>'heartbeatSeconds')::int,
          COALESCE((options->>'notify')::bool, false),
          pgboss.job_now(),
          pgboss.job_now()
        )
        ON CONFLICT DO NOTHING
        RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;

      IF queue_created_on IS NULL OR options->>'partition' IS DISTINCT FROM 'true' THEN
        RETURN;
      END IF;

      EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', tablename);

      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);

      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i13 ON pgboss.job (name, singleton_key) WHERE state = 'created' AND upsert_by_key$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i14 ON pgboss.job (name, state, blocked, start_after) WHERE state IN ('created', 'retry', 'active', 'failed')$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i15 ON pgboss.job (name, created_on)$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i16 ON pgboss.job (name, completed_on) WHERE completed_on IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i17 ON pgboss.job (name, singleton_key, created_on) WHERE state < 'active' AND singleton_key IS NOT NULL$cmd$, tablename);

      IF options->>'policy' = 'short' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, tablename);
      ELSIF options->>'policy' = 'singleton' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, tablename);
      ELSIF options->>'policy' = 'stately' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, tablename);
      ELSIF options->>'policy' = 'exclusive' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, tablename);
      ELSIF options->>'policy' = 'key_strict_fifo' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, tablename);
      END IF;

      EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', tablename, queue_name);
      EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', tablename, queue_name);
    END;
    $_$;


--
-- Name: delete_queue(text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.delete_queue(queue_name text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      v_table varchar;
      v_partition bool;
    BEGIN
      
      SELECT table_name, partition
      FROM pgboss.queue
      WHERE name = queue_name
      INTO v_table, v_partition;

      IF v_partition THEN
        EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', v_table);
      ELSE
        EXECUTE format('DELETE FROM pgboss.%I WHERE name = %L', v_table, queue_name);
      END IF;
    
      DELETE FROM pgboss.queue WHERE name = queue_name;
    END;
    $$;


--
-- Name: job_now(); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$
      SELECT pg_catalog.now();
    $$;


--
-- Name: job_table_format(text, text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_table_format(command text, table_name text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $_$
      SELECT format(
        regexp_replace(
          regexp_replace(command, '\.job\y', '.%1$I', 'g'),
          '\yjob_i(\d+)', '%1$s_i\1', 'g'
        ),
        table_name
      );
    $_$;


--
-- Name: job_table_run(text, text, text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_table_run(command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      tbl RECORD;
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        EXECUTE pgboss.job_table_format(command, tbl_name);
        RETURN;
      END IF;

      EXECUTE pgboss.job_table_format(command, 'job_common');

      FOR tbl IN SELECT table_name FROM pgboss.queue WHERE partition = true
      LOOP
        EXECUTE pgboss.job_table_format(command, tbl.table_name);
      END LOOP;
    END;
    $$;


--
-- Name: job_table_run_async(text, integer, text, text, text); Type: FUNCTION; Schema: pgboss; Owner: -
--

CREATE FUNCTION pgboss.job_table_run_async(command_name text, version integer, command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
        VALUES (
          command_name,
          version,
          'pending',
          queue_name,
          tbl_name,
          pgboss.job_table_format(command, tbl_name)
        );
        RETURN;
      END IF;

      INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
      SELECT
        command_name,
        version,
        'pending',
        NULL,
        'job_common',
        pgboss.job_table_format(command, 'job_common')
      UNION ALL
      SELECT
        command_name,
        version,
        'pending',
        queue.name,
        queue.table_name,
        pgboss.job_table_format(command, queue.table_name)
      FROM pgboss.queue
      WHERE partition = true;
    END;
    $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: bam; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.bam (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    queue text,
    table_name text NOT NULL,
    command text NOT NULL,
    error text,
    created_on timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone
);


--
-- Name: instance; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.instance (
    id uuid NOT NULL,
    name text,
    host text NOT NULL,
    pid integer NOT NULL,
    version text NOT NULL,
    node_version text NOT NULL,
    application_name text,
    heartbeat_seconds integer NOT NULL,
    supervise boolean NOT NULL,
    schedule boolean NOT NULL,
    migrate boolean NOT NULL,
    persist_queue_stats boolean NOT NULL,
    persist_warnings boolean NOT NULL,
    pool_max integer,
    pool_total integer,
    pool_idle integer,
    pool_waiting integer,
    workers jsonb DEFAULT '[]'::jsonb NOT NULL,
    metrics jsonb,
    config jsonb DEFAULT '{}'::jsonb NOT NULL,
    crash_restarts integer DEFAULT 0 NOT NULL,
    crash_restarts_since timestamp with time zone,
    started_on timestamp with time zone DEFAULT now() NOT NULL,
    heartbeat_on timestamp with time zone DEFAULT now() NOT NULL,
    stopped_on timestamp with time zone
);


--
-- Name: job; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.job (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid,
    trace_context jsonb,
    upsert_by_key boolean
)
PARTITION BY LIST (name);


--
-- Name: job_common; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.job_common (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid,
    trace_context jsonb,
    upsert_by_key boolean,
    CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK ((NOT ((policy = 'key_strict_fifo'::text) AND (singleton_key IS NULL))))
);


--
-- Name: job_dependency; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.job_dependency (
    child_name text NOT NULL,
    child_id uuid NOT NULL,
    parent_name text NOT NULL,
    parent_id uuid NOT NULL
);


--
-- Name: queue; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue (
    name text NOT NULL,
    policy text NOT NULL,
    retry_limit integer NOT NULL,
    retry_delay integer NOT NULL,
    retry_backoff boolean NOT NULL,
    retry_delay_max integer,
    expire_seconds integer NOT NULL,
    retention_seconds integer NOT NULL,
    deletion_seconds integer NOT NULL,
    dead_letter text,
    partition boolean NOT NULL,
    table_name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    blocked_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    warning_queued integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    retained_count integer,
    retained_on timestamp with time zone,
    created_delta integer DEFAULT 0 NOT NULL,
    completed_delta integer DEFAULT 0 NOT NULL,
    failed_delta integer DEFAULT 0 NOT NULL,
    delta_on timestamp with time zone,
    delta_seconds integer,
    wait_bins integer[],
    run_bins integer[],
    ready_oldest_seconds integer,
    ready_history integer[] DEFAULT '{}'::integer[] NOT NULL,
    heartbeat_seconds integer,
    notify boolean DEFAULT false NOT NULL,
    singletons_active text[],
    monitor_claim_on timestamp with time zone,
    monitor_on timestamp with time zone,
    maintain_on timestamp with time zone,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT queue_check CHECK ((dead_letter IS DISTINCT FROM name))
);


--
-- Name: queue_stats; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue_stats (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    wait_bins integer[],
    run_bins integer[],
    ready_oldest_seconds integer,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
)
PARTITION BY RANGE (captured_on);


--
-- Name: queue_stats_20261129; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue_stats_20261129 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    wait_bins integer[],
    run_bins integer[],
    ready_oldest_seconds integer,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: queue_stats_20261130; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.queue_stats_20261130 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    wait_bins integer[],
    run_bins integer[],
    ready_oldest_seconds integer,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: schedule; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.schedule (
    name text NOT NULL,
    key text DEFAULT ''::text NOT NULL,
    kind text DEFAULT 'cron'::text NOT NULL,
    cron text NOT NULL,
    timezone text DEFAULT 'UTC'::text,
    data jsonb,
    options jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    last_job_id uuid,
    CONSTRAINT schedule_kind_check CHECK ((kind = ANY (ARRAY['cron'::text, 'rrule'::text])))
);


--
-- Name: subscription; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.subscription (
    event text NOT NULL,
    name text NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: version; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.version (
    version integer NOT NULL,
    cron_on timestamp with time zone,
    bam_on timestamp with time zone,
    flow_on timestamp with time zone,
    reindex_on timestamp with time zone,
    monitor_backoff_on timestamp with time zone
);


--
-- Name: warning; Type: TABLE; Schema: pgboss; Owner: -
--

CREATE TABLE pgboss.warning (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    type text NOT NULL,
    message text NOT NULL,
    data jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: analyses; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.analyses (
    id text NOT NULL,
    story_id text NOT NULL,
    lens_key text NOT NULL,
    input_hash text NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: articles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles (
    id text NOT NULL,
    item_id text,
    feed_id text,
    url text NOT NULL,
    source text NOT NULL,
    domain text NOT NULL,
    title text NOT NULL,
    byline text,
    published_at timestamp with time zone,
    language text NOT NULL,
    text text NOT NULL,
    picture jsonb,
    site_name text,
    canonical_url text,
    story_id text,
    replaces text,
    content_hash text NOT NULL,
    seq integer,
    seen_at timestamp with time zone NOT NULL,
    tenant text
);


--
-- Name: articles_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.articles_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: cache; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cache (
    key text NOT NULL,
    value text NOT NULL,
    expires_at timestamp with time zone
);


--
-- Name: deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deliveries (
    id text NOT NULL,
    subscription_id text,
    tenant text NOT NULL,
    channel_key text NOT NULL,
    kind text NOT NULL,
    target jsonb NOT NULL,
    payload jsonb NOT NULL,
    state text NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    not_before_at timestamp with time zone NOT NULL,
    lease_until_at timestamp with time zone,
    fence integer DEFAULT 0 NOT NULL,
    sending_at timestamp with time zone,
    remote jsonb,
    error jsonb,
    stale boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone
);


--
-- Name: delivery_stories; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.delivery_stories (
    delivery_id text NOT NULL,
    subscription_id text NOT NULL,
    story_id text NOT NULL,
    analysis_id text NOT NULL,
    "position" integer NOT NULL
);


--
-- Name: feedback; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.feedback (
    id integer NOT NULL,
    tenant text NOT NULL,
    message text NOT NULL,
    person text NOT NULL,
    verdict text NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: feedback_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.feedback_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: feedback_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.feedback_id_seq OWNED BY public.feedback.id;


--
-- Name: feeds; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.feeds (
    id text NOT NULL,
    url text NOT NULL,
    title text NOT NULL,
    site_url text,
    state text NOT NULL,
    poll jsonb NOT NULL,
    next_check_at timestamp with time zone NOT NULL,
    last_checked_at timestamp with time zone,
    last_ok_at timestamp with time zone,
    failures integer DEFAULT 0 NOT NULL,
    error jsonb,
    baseline_at timestamp with time zone,
    sample boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL,
    host text GENERATED ALWAYS AS (lower(split_part(split_part(url, '/'::text, 3), ':'::text, 1))) STORED NOT NULL,
    polling_until_at timestamp with time zone,
    tenant text
);


--
-- Name: inbound; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inbound (
    id text NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: item_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.item_keys (
    feed_id text NOT NULL,
    key text NOT NULL,
    item_id text NOT NULL
);


--
-- Name: items; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.items (
    id text NOT NULL,
    feed_id text NOT NULL,
    key text NOT NULL,
    content_hash text NOT NULL,
    body jsonb NOT NULL,
    state text NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    asked_by text
);
ALTER TABLE ONLY public.items ALTER COLUMN body SET STORAGE EXTERNAL;


--
-- Name: kysely_migration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);


--
-- Name: kysely_migration_lock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);


--
-- Name: log_entries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.log_entries (
    id text NOT NULL,
    seq integer NOT NULL,
    channel text NOT NULL,
    thread text,
    key text NOT NULL,
    author jsonb NOT NULL,
    body jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone
);


--
-- Name: log_entries_seq_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.log_entries_seq_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: log_entries_seq_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.log_entries_seq_seq OWNED BY public.log_entries.seq;


--
-- Name: mutes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mutes (
    id text NOT NULL,
    tenant text NOT NULL,
    channel_key text NOT NULL,
    kind text NOT NULL,
    value text NOT NULL,
    label text NOT NULL,
    until_at timestamp with time zone,
    created_by text NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: records; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.records (
    owner text NOT NULL,
    key text NOT NULL,
    value jsonb NOT NULL
);


--
-- Name: spending; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.spending (
    id text NOT NULL,
    tenant text NOT NULL,
    story_id text,
    channel text,
    day text NOT NULL,
    state text NOT NULL,
    provider text,
    model text,
    prompt text,
    tokens_in integer DEFAULT 0 NOT NULL,
    tokens_cached integer DEFAULT 0 NOT NULL,
    tokens_out integer DEFAULT 0 NOT NULL,
    cost double precision,
    reserved double precision DEFAULT 0 NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: stories; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.stories (
    id text NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    absorbed_by text,
    absorbed_seq integer
);


--
-- Name: subscription_feeds; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.subscription_feeds (
    subscription_id text NOT NULL,
    feed_id text NOT NULL,
    paused boolean DEFAULT false NOT NULL
);


--
-- Name: subscriptions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.subscriptions (
    id text NOT NULL,
    tenant text NOT NULL,
    channel jsonb NOT NULL,
    channel_key text NOT NULL,
    lens jsonb NOT NULL,
    schedule jsonb NOT NULL,
    filters jsonb NOT NULL,
    state text NOT NULL,
    paused_because text,
    created_by text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    digest_at timestamp with time zone,
    digest_of text,
    digest_set_at timestamp with time zone
);


--
-- Name: threads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.threads (
    key text NOT NULL,
    tenant text NOT NULL,
    story_id text,
    analysis_id text,
    delivery_id text,
    following boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: turns; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.turns (
    id integer NOT NULL,
    thread_key text NOT NULL,
    role text NOT NULL,
    author text NOT NULL,
    text text NOT NULL,
    claims jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: turns_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.turns_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: turns_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.turns_id_seq OWNED BY public.turns.id;


--
-- Name: verdicts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.verdicts (
    id integer NOT NULL,
    subject text NOT NULL,
    subscription_id text,
    stage text NOT NULL,
    verdict text NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: verdicts_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.verdicts_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: verdicts_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.verdicts_id_seq OWNED BY public.verdicts.id;


--
-- Name: waiting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.waiting (
    subscription_id text NOT NULL,
    story_id text NOT NULL,
    because text NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: job_common; Type: TABLE ATTACH; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.job_common DEFAULT;


--
-- Name: queue_stats_20261129; Type: TABLE ATTACH; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261129 FOR VALUES FROM ('2026-11-29 00:00:00+00') TO ('2026-11-30 00:00:00+00');


--
-- Name: queue_stats_20261130; Type: TABLE ATTACH; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261130 FOR VALUES FROM ('2026-11-30 00:00:00+00') TO ('2026-12-01 00:00:00+00');


--
-- Name: feedback id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback ALTER COLUMN id SET DEFAULT nextval('public.feedback_id_seq'::regclass);


--
-- Name: log_entries seq; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_entries ALTER COLUMN seq SET DEFAULT nextval('public.log_entries_seq_seq'::regclass);


--
-- Name: turns id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.turns ALTER COLUMN id SET DEFAULT nextval('public.turns_id_seq'::regclass);


--
-- Name: verdicts id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.verdicts ALTER COLUMN id SET DEFAULT nextval('public.verdicts_id_seq'::regclass);


--
-- Data for Name: bam; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: instance; Type: TABLE DATA; Schema: pgboss; Owner: -
--

INSERT INTO pgboss.instance VALUES
	('5664873d-0c45-4c03-b704-bcfe6c9e514b', NULL, 'vm', 10486, '12.38.0', 'v24.21.0', 'pgboss:5664873d', 30, true, false, true, false, false, 4, 1, 1, 0, '[]', '{"cpu": null, "rss": 200269824, "cgroup": 1, "cpuLimit": 2, "heapUsed": 73281096, "heapLimit": 4496293888, "loopDelay": null, "memoryUsed": null, "memoryLimit": 25276514304, "cpuThrottled": null, "loopDelayMax": null, "loopUtilization": null}', '{"max": 4, "adapter": "pg", "backend": "postgres", "migrate": true, "reindex": true, "schedule": false, "supervise": true, "createSchema": true, "useListenNotify": true, "bamIntervalSeconds": 60, "flowIntervalSeconds": 5, "warningRetentionDays": 365, "monitorIntervalSeconds": 2, "queueStatRetentionDays": 7, "reindexIntervalSeconds": 86400, "instanceHeartbeatSeconds": 30, "superviseIntervalSeconds": 2, "cronWorkerIntervalSeconds": 5, "queueCacheIntervalSeconds": 60, "cronMonitorIntervalSeconds": 30, "maintenanceIntervalSeconds": 86400, "clockMonitorIntervalSeconds": 600}', 0, NULL, '2026-11-29 00:11:49.54902+00', '2026-11-29 00:11:49.54902+00', '2026-11-29 00:12:15.613017+00');


--
-- Data for Name: job_common; Type: TABLE DATA; Schema: pgboss; Owner: -
--

INSERT INTO pgboss.job_common VALUES
	('ce9aa740-b81d-40f7-821a-8a4a44791912', 'article', 0, '{"itemId": "epp8927bzskgr2"}', 'completed', 30, 0, 1, true, 300, 600, 3600, 'epp8927bzskgr2', NULL, NULL, NULL, '2026-11-29 00:11:52.97071+00', '2026-11-29 00:11:52.97071+00', '2026-11-29 00:11:53.006966+00', '2026-11-29 00:11:53.421589+00', '2026-12-13 00:11:52.97071+00', NULL, NULL, 'short', '2026-11-29 00:11:53.006966+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('b5020192-d1e2-4fb6-8807-2210916d9897', 'article', 0, '{"itemId": "cenag8w4q9xxqz"}', 'completed', 30, 0, 1, true, 300, 600, 3600, 'cenag8w4q9xxqz', NULL, NULL, NULL, '2026-11-29 00:11:53.992513+00', '2026-11-29 00:11:53.992513+00', '2026-11-29 00:11:54.044936+00', '2026-11-29 00:11:54.31742+00', '2026-12-13 00:11:53.992513+00', NULL, NULL, 'short', '2026-11-29 00:11:54.044936+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ae3d31ee-cde1-4af3-baa2-13c8020c40e4', 'article', 0, '{"itemId": "ghm3y57gjmduww"}', 'completed', 30, 0, 1, true, 300, 600, 3600, 'ghm3y57gjmduww', NULL, NULL, NULL, '2026-11-29 00:11:57.064139+00', '2026-11-29 00:11:57.064139+00', '2026-11-29 00:11:57.092744+00', '2026-11-29 00:11:57.617964+00', '2026-12-13 00:11:57.064139+00', NULL, NULL, 'short', '2026-11-29 00:11:57.092744+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3b2df846-e883-4cb9-aba2-601c44fe93ae', 'article', 0, '{"itemId": "7vtp6fr25239qv"}', 'completed', 30, 0, 1, true, 300, 600, 3600, '7vtp6fr25239qv', NULL, NULL, NULL, '2026-11-29 00:11:59.229111+00', '2026-11-29 00:11:59.229111+00', '2026-11-29 00:11:59.282165+00', '2026-11-29 00:11:59.349717+00', '2026-12-13 00:11:59.229111+00', NULL, NULL, 'short', '2026-11-29 00:11:59.282165+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('c2b92116-d633-4358-b411-b5647d6a7e11', 'cluster', 0, '{}', 'completed', 30, 0, 1, true, 300, 600, 3600, 'cluster:1795911120200', NULL, NULL, NULL, '2026-11-29 00:12:00.2+00', '2026-11-29 00:11:53.413191+00', '2026-11-29 00:12:00.847682+00', '2026-11-29 00:12:01.062282+00', '2026-12-13 00:12:00.2+00', NULL, NULL, 'short', '2026-11-29 00:12:00.847682+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('dce18cd1-fed9-4cd7-bc4b-e191ad752f8d', 'story', 0, '{"storyId": "37cgt6g5rvp3yu"}', 'completed', 30, 0, 1, true, 300, 600, 3600, '37cgt6g5rvp3yu', NULL, NULL, NULL, '2026-11-29 00:12:02.414+00', '2026-11-29 00:12:00.86477+00', '2026-11-29 00:12:02.845433+00', '2026-11-29 00:12:03.129458+00', '2026-12-13 00:12:02.414+00', NULL, NULL, 'short', '2026-11-29 00:12:02.845433+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('f1d12ecb-4470-46c9-8e32-257a3960a040', 'article', 0, '{"itemId": "884u8n9sgwuznq"}', 'completed', 30, 0, 1, true, 300, 600, 3600, '884u8n9sgwuznq', NULL, NULL, NULL, '2026-11-29 00:12:03.337632+00', '2026-11-29 00:12:03.337632+00', '2026-11-29 00:12:03.354115+00', '2026-11-29 00:12:03.399004+00', '2026-12-13 00:12:03.337632+00', NULL, NULL, 'short', '2026-11-29 00:12:03.354115+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('8b61810e-0df8-4098-929a-7eab92ffd0be', 'article', 0, '{"itemId": "kyq8sfswtq7dkm"}', 'completed', 30, 0, 1, true, 300, 600, 3600, 'kyq8sfswtq7dkm', NULL, NULL, NULL, '2026-11-29 00:12:06.371862+00', '2026-11-29 00:12:06.371862+00', '2026-11-29 00:12:06.388448+00', '2026-11-29 00:12:06.445573+00', '2026-12-13 00:12:06.371862+00', NULL, NULL, 'short', '2026-11-29 00:12:06.388448+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ab8c2bfa-2790-4e98-a3af-7ea043213345', 'article', 0, '{"itemId": "96wj5wa3mb4aqz"}', 'completed', 30, 0, 1, true, 300, 600, 3600, '96wj5wa3mb4aqz', NULL, NULL, NULL, '2026-11-29 00:12:08.42103+00', '2026-11-29 00:12:08.42103+00', '2026-11-29 00:12:08.458338+00', '2026-11-29 00:12:08.539134+00', '2026-12-13 00:12:08.42103+00', NULL, NULL, 'short', '2026-11-29 00:12:08.458338+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('5a383d76-3246-48f4-8c0b-611a65793226', 'cluster', 0, '{}', 'completed', 30, 0, 1, true, 300, 600, 3600, 'cluster:1795911129200', NULL, NULL, NULL, '2026-11-29 00:12:09.2+00', '2026-11-29 00:12:03.394075+00', '2026-11-29 00:12:10.1384+00', '2026-11-29 00:12:10.200903+00', '2026-12-13 00:12:09.2+00', NULL, NULL, 'short', '2026-11-29 00:12:10.1384+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('b4c55f9a-3221-4260-80bf-9f0e6d98eb4f', 'story', 0, '{"storyId": "9rtjjpd7by8du6"}', 'completed', 30, 0, 1, true, 300, 600, 3600, '9rtjjpd7by8du6', NULL, NULL, NULL, '2026-11-29 00:12:12.394+00', '2026-11-29 00:12:10.14148+00', '2026-11-29 00:12:12.863043+00', '2026-11-29 00:12:13.00117+00', '2026-12-13 00:12:12.394+00', NULL, NULL, 'short', '2026-11-29 00:12:12.863043+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('dd79bbb5-2ab9-4489-8fc1-2ef3c2ad3e98', 'cluster', 0, '{}', 'created', 30, 0, 1, true, 300, 600, 3600, 'cluster:1795911138200', NULL, NULL, NULL, '2026-11-29 00:12:18.2+00', '2026-11-29 00:12:14.884816+00', NULL, NULL, '2026-12-13 00:12:18.2+00', NULL, NULL, 'short', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('d662482c-f4ea-4cf9-8abd-7efa98a40fba', 'article', 0, '{"itemId": "6jcayf3jyt3246"}', 'completed', 30, 0, 1, true, 300, 600, 3600, '6jcayf3jyt3246', NULL, NULL, NULL, '2026-11-29 00:12:14.853473+00', '2026-11-29 00:12:14.853473+00', '2026-11-29 00:12:14.863834+00', '2026-11-29 00:12:14.908899+00', '2026-12-13 00:12:14.853473+00', NULL, NULL, 'short', '2026-11-29 00:12:14.863834+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);


--
-- Data for Name: job_dependency; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: queue; Type: TABLE DATA; Schema: pgboss; Owner: -
--

INSERT INTO pgboss.queue VALUES
	('article', 'short', 30, 1, true, 300, 600, 1209600, 3600, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 7, 5, '2026-11-29 00:12:04.635539+00', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, '{0,0,0,0,0,0,0,0,0,0,0,0}', 10, true, NULL, '2026-11-29 00:12:14.556401+00', '2026-11-29 00:12:14.635539+00', '2026-11-29 00:11:51.60496+00', '2026-11-29 00:11:49.60091+00', '2026-11-29 00:11:49.62779+00'),
	('cluster', 'short', 30, 1, true, 300, 600, 1209600, 3600, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 2, 1, '2026-11-29 00:12:04.635539+00', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, '{0,0,0,0,0,0,0,0,0,0,0,0}', 10, true, NULL, '2026-11-29 00:12:14.556401+00', '2026-11-29 00:12:14.635539+00', '2026-11-29 00:11:51.60496+00', '2026-11-29 00:11:49.640086+00', '2026-11-29 00:11:49.650473+00'),
	('digest', 'short', 30, 1, true, 300, 600, 1209600, 3600, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, '2026-11-29 00:12:04.635539+00', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, '{0,0,0,0,0,0,0,0,0,0,0,0}', 10, true, NULL, '2026-11-29 00:12:14.556401+00', '2026-11-29 00:12:14.635539+00', '2026-11-29 00:11:51.60496+00', '2026-11-29 00:11:49.690697+00', '2026-11-29 00:11:49.696795+00'),
	('story', 'short', 30, 1, true, 300, 600, 1209600, 3600, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 2, 1, '2026-11-29 00:12:04.635539+00', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, '{0,1,0,0,0,0,0,0,0,0,0,0}', 10, true, NULL, '2026-11-29 00:12:14.556401+00', '2026-11-29 00:12:14.635539+00', '2026-11-29 00:11:51.60496+00', '2026-11-29 00:11:49.666999+00', '2026-11-29 00:11:49.682306+00');


--
-- Data for Name: queue_stats_20261129; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: queue_stats_20261130; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: schedule; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: subscription; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: version; Type: TABLE DATA; Schema: pgboss; Owner: -
--

INSERT INTO pgboss.version VALUES
	(46, NULL, '2026-11-29 00:11:49.538429+00', '2026-11-29 00:12:14.63765+00', '2026-11-29 00:11:51.888419+00', NULL);


--
-- Data for Name: warning; Type: TABLE DATA; Schema: pgboss; Owner: -
--



--
-- Data for Name: analyses; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.analyses VALUES
	('7eudsvfxcybepn', '37cgt6g5rvp3yu', '["","normal","en",[],true]', '98fkhA2DrPoT1pXv-o-_Gg', '{"why": [], "lead": {"kind": "fact", "text": "The fast ferry Lady Marrin struck the end of Pier 4 in Aldermouth harbour on Saturday evening as it came in from Hesk Island with 212 passengers on board.", "doubts": [], "citations": [{"end": 154, "start": 0, "passage": "The fast ferry Lady Marrin struck the end of Pier 4 in Aldermouth harbour on Saturday evening as it came in from Hesk Island with 212 passengers on board.", "sentence": 1, "articleId": "37cgt6g5rvp3yu"}]}, "points": [{"kind": "fact", "text": "Two other ships of the line lost control of an engine while docking, in 2021 and 2023.", "doubts": [], "citations": [{"end": 958, "start": 872, "passage": "Two other ships of the line lost control of an engine while docking, in 2021 and 2023.", "sentence": 8, "articleId": "vqh2ry8cqabf8u"}]}, {"kind": "opinion", "text": "\"The contract is plain, and we will apply it,\" said Lieve Santorin, who is in charge of ferry services at the ministry.", "doubts": [], "citations": [{"end": 699, "start": 580, "passage": "\"The contract is plain, and we will apply it,\" said Lieve Santorin, who is in charge of ferry services at the ministry.", "sentence": 5, "articleId": "vqh2ry8cqabf8u"}]}, {"kind": "fact", "text": "Tidewell Line said it had done so on three of its five ships; the Lady Marrin, built in 2011, was to follow this winter.", "doubts": [], "citations": [{"end": 1193, "start": 1073, "passage": "Tidewell Line said it had done so on three of its five ships; the Lady Marrin, built in 2011, was to follow this winter.", "sentence": 10, "articleId": "vqh2ry8cqabf8u"}]}, {"kind": "fact", "text": "After the second case the accident office advised the company to fit an independent alarm to its engine controls.", "doubts": [], "citations": [{"end": 1072, "start": 959, "passage": "After the second case the accident office advised the company to fit an independent alarm to its engine controls.", "sentence": 9, "articleId": "vqh2ry8cqabf8u"}]}, {"kind": "fact", "text": "The first bidder to have shown interest in the route, Orrel Ferries, declined to comment.", "doubts": [], "citations": [{"end": 1388, "start": 1299, "passage": "The first bidder to have shown interest in the route, Orrel Ferries, declined to comment.", "sentence": 12, "articleId": "vqh2ry8cqabf8u"}]}], "dropped": [], "origins": [{"why": "single", "articleId": "37cgt6g5rvp3yu", "articleIds": ["37cgt6g5rvp3yu"]}, {"why": "single", "articleId": "9z5fuyvrmqfjpc", "articleIds": ["9z5fuyvrmqfjpc"]}, {"why": "single", "articleId": "m749uis6b6yzie", "articleIds": ["m749uis6b6yzie"]}, {"why": "single", "articleId": "vqh2ry8cqabf8u", "articleIds": ["vqh2ry8cqabf8u"]}], "picture": {"alt": "Drawing of the white ferry Lady Marrin against the end of Pier 4 at dusk, a tug standing by", "url": "http://harbour-courier.example/pictures/ferry.png", "credit": "Illustration: Ruta Blom / The Harbour Courier"}, "happened": [{"kind": "fact", "text": "The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.", "doubts": [], "citations": [{"end": 214, "start": 115, "passage": "The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.", "sentence": 2, "articleId": "9z5fuyvrmqfjpc"}]}, {"kind": "fact", "text": "The concession pays the company 68 million crowns a year and comes up for renewal on 31 March.", "doubts": [], "citations": [{"end": 309, "start": 215, "passage": "The concession pays the company 68 million crowns a year and comes up for renewal on 31 March.", "sentence": 2, "articleId": "vqh2ry8cqabf8u"}]}, {"kind": "fact", "text": "With the older Kittiwake sailing every 90 minutes instead of every 40, the route falls below that line after a grace period of 48 hours.", "doubts": [], "citations": [{"end": 578, "start": 442, "passage": "With the older Kittiwake sailing every 90 minutes instead of every 40, the route falls below that line after a grace period of 48 hours.", "sentence": 4, "articleId": "vqh2ry8cqabf8u"}]}], "headline": {"text": "Ferry Lady Marrin strikes pier at Aldermouth, 14 injured", "articleId": "37cgt6g5rvp3yu", "citations": []}, "language": "en", "writtenBy": {"kind": "extract"}, "conclusion": {"kind": "fact", "text": "A repair will take six to eight weeks, according to the company, and is insured above 4 million crowns.", "doubts": [], "citations": [{"end": 1298, "start": 1195, "passage": "A repair will take six to eight weeks, according to the company, and is insured above 4 million crowns.", "sentence": 11, "articleId": "vqh2ry8cqabf8u"}]}, "reportedBy": ["37cgt6g5rvp3yu", "9z5fuyvrmqfjpc", "m749uis6b6yzie", "vqh2ry8cqabf8u"], "disagreements": [{"kind": "number", "about": "number of people", "sides": [{"value": "14", "citation": {"end": 244, "start": 155, "passage": "The collision injured 14 people, two of them seriously, according to St Brida''s hospital.", "sentence": 2, "articleId": "37cgt6g5rvp3yu"}}, {"value": "17", "citation": {"end": 214, "start": 115, "passage": "The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.", "sentence": 2, "articleId": "9z5fuyvrmqfjpc"}}]}]}', '2026-11-29 00:12:03.112+00'),
	('w7a9p2xb4jfqzd', '9rtjjpd7by8du6', '["","normal","en",[],true]', 'Y_LrLfTBMGLVJyaU3AEqQW', '{"why": [{"kind": "fact", "text": "The flaw, rated 9.8 out of 10 and listed as PSA-31, affects versions 9.0 to 9.4.1.", "doubts": [], "citations": [{"end": 857, "start": 775, "passage": "The flaw, rated 9.8 out of 10 and listed as PSA-31, affects versions 9.0 to 9.4.1.", "sentence": 8, "articleId": "9avkhbz2qtm963"}]}, {"kind": "fact", "text": "The vendor has disclosed a critical vulnerability that hands over the device to anyone who can open its login page, and a patch is about a week away.", "doubts": [], "citations": [{"end": 242, "start": 93, "passage": "The vendor has disclosed a critical vulnerability that hands over the device to anyone who can open its login page, and a patch is about a week away.", "sentence": 2, "articleId": "cp5ct8rxmzyrw2"}]}, {"kind": "fact", "text": "The waterworks in Tarnside, one of Pellworth''s reference customers, relies on session restore because the radio links to its pumps drop the connection several times an hour.", "doubts": [], "citations": [{"end": 1225, "start": 1052, "passage": "The waterworks in Tarnside, one of Pellworth''s reference customers, relies on session restore because the radio links to its pumps drop the connection several times an hour.", "sentence": 12, "articleId": "cp5ct8rxmzyrw2"}]}], "lead": {"kind": "fact", "text": "A flaw in the Drawgate remote access gateway by Pellworth Systems lets anyone who can reach its login page run commands on the device without a password.", "doubts": [], "citations": [{"end": 153, "start": 0, "passage": "A flaw in the Drawgate remote access gateway by Pellworth Systems lets anyone who can reach its login page run commands on the device without a password.", "sentence": 1, "articleId": "9rtjjpd7by8du6"}]}, "points": [{"kind": "fact", "text": "Companies that let staff in through a Pellworth Drawgate gateway have some work to do today.", "doubts": [], "citations": [{"end": 92, "start": 0, "passage": "Companies that let staff in through a Pellworth Drawgate gateway have some work to do today.", "sentence": 1, "articleId": "cp5ct8rxmzyrw2"}]}, {"kind": "opinion", "text": "Until there is a fix, administrators should switch off session restore under Access, Sessions, and restart the gateway.", "doubts": [], "citations": [{"end": 614, "start": 495, "passage": "Until there is a fix, administrators should switch off session restore under Access, Sessions, and restart the gateway.", "sentence": 6, "articleId": "9rtjjpd7by8du6"}]}, {"kind": "fact", "text": "Fennick Labs, the security firm that reported it on 19 October, counted 18,400 gateways that can be reached from the internet.", "doubts": [], "citations": [{"end": 984, "start": 858, "passage": "Fennick Labs, the security firm that reported it on 19 October, counted 18,400 gateways that can be reached from the internet.", "sentence": 9, "articleId": "9avkhbz2qtm963"}]}, {"kind": "fact", "text": "The fault sits in session restore, the function that brings users back to where they were after a dropped connection.", "doubts": [], "citations": [{"end": 386, "start": 269, "passage": "The fault sits in session restore, the function that brings users back to where they were after a dropped connection.", "sentence": 4, "articleId": "9rtjjpd7by8du6"}]}, {"kind": "inference", "text": "The company is bidding to equip 140 public authorities with Drawgate, a contract that is expected to be awarded next quarter, and this is the second flaw rated above 9 in its products since 2025.", "doubts": [], "citations": [{"end": 1554, "start": 1359, "passage": "The company is bidding to equip 140 public authorities with Drawgate, a contract that is expected to be awarded next quarter, and this is the second flaw rated above 9 in its products since 2025.", "sentence": 15, "articleId": "cp5ct8rxmzyrw2"}]}], "dropped": [], "origins": [{"why": "single", "articleId": "9rtjjpd7by8du6", "articleIds": ["9rtjjpd7by8du6"]}, {"why": "single", "articleId": "cp5ct8rxmzyrw2", "articleIds": ["cp5ct8rxmzyrw2"]}, {"why": "single", "articleId": "9avkhbz2qtm963", "articleIds": ["9avkhbz2qtm963"]}], "happened": [{"kind": "fact", "text": "Shares in Pellworth Systems fell 11 percent after the company said that its best-selling product, the Drawgate remote access gateway, can be taken over by outsiders and that customers must wait for a patch.", "doubts": [], "citations": [{"end": 206, "start": 0, "passage": "Shares in Pellworth Systems fell 11 percent after the company said that its best-selling product, the Drawgate remote access gateway, can be taken over by outsiders and that customers must wait for a patch.", "sentence": 1, "articleId": "9avkhbz2qtm963"}]}, {"kind": "fact", "text": "Drawgate brings in 57 percent of Pellworth''s revenue of 830 million crowns.", "doubts": [], "citations": [{"end": 283, "start": 208, "passage": "Drawgate brings in 57 percent of Pellworth''s revenue of 830 million crowns.", "sentence": 2, "articleId": "9avkhbz2qtm963"}]}, {"kind": "fact", "text": "Drawgate''s session restore feature accepts a token from the browser, unpacks it and only then looks at the signature.", "doubts": [], "citations": [{"end": 480, "start": 363, "passage": "Drawgate''s session restore feature accepts a token from the browser, unpacks it and only then looks at the signature.", "sentence": 4, "articleId": "cp5ct8rxmzyrw2"}]}], "headline": {"text": "Pellworth Drawgate: login page lets strangers run commands (PSA-31)", "articleId": "9rtjjpd7by8du6", "citations": []}, "language": "en", "writtenBy": {"kind": "extract"}, "conclusion": {"kind": "fact", "text": "Pellworth expects to release version 9.4.2 on 5 December.", "doubts": [], "citations": [{"end": 1336, "start": 1279, "passage": "Pellworth expects to release version 9.4.2 on 5 December.", "sentence": 14, "articleId": "9rtjjpd7by8du6"}]}, "reportedBy": ["9rtjjpd7by8du6", "cp5ct8rxmzyrw2", "9avkhbz2qtm963"], "disagreements": []}', '2026-11-29 00:12:12.965+00');


--
-- Data for Name: articles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles VALUES
	('37cgt6g5rvp3yu', 'epp8927bzskgr2', 'xdmqxh38qfrj5b', 'http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier', 'The Harbour Courier', 'harbour-courier.example', 'Ferry Lady Marrin strikes pier at Aldermouth, 14 injured', 'Maren Ostley', '2026-11-29 00:11:50+00', 'en', 'The fast ferry Lady Marrin struck the end of Pier 4 in Aldermouth harbour on Saturday evening as it came in from Hesk Island with 212 passengers on board. The collision injured 14 people, two of them seriously, according to St Brida''s hospital.', '{"alt": "Drawing of the white ferry Lady Marrin against the end of Pier 4 at dusk, a tug standing by", "url": "http://harbour-courier.example/pictures/ferry.png", "credit": "Illustration: Ruta Blom / The Harbour Courier"}', 'The Harbour Courier', 'http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier', '37cgt6g5rvp3yu', NULL, 'PPRxxYm4o2LqOTmsSHdkiN', 1, '2026-11-29 00:11:53.414+00', NULL),
	('9z5fuyvrmqfjpc', 'cenag8w4q9xxqz', 'vvysvtbaqxz4z3', 'http://northbank-radio.example/news/hesk-island-ferry-crash', 'Northbank Radio', 'northbank-radio.example', 'Hesk Island ferry crash: 17 hurt as Lady Marrin hits Pier 4', 'Leo Amadi', '2026-11-29 00:11:51+00', 'en', 'Ambulance crews were called to Aldermouth harbour on Saturday evening after the Hesk Island ferry ran into Pier 4. The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.', NULL, 'Northbank Radio', 'http://northbank-radio.example/news/hesk-island-ferry-crash', '37cgt6g5rvp3yu', NULL, 'CLUQH2GX4Do2oOMGCdINaQ', 2, '2026-11-29 00:11:54.3+00', NULL),
	('m749uis6b6yzie', 'ghm3y57gjmduww', 'xwecy6nq47a2ya', 'http://senn-valley-post.example/people/choir-on-board-lady-marrin', 'Senn Valley Post', 'senn-valley-post.example', 'Valley choir was on board when the Aldermouth ferry hit the pier', 'Hanne Brook', '2026-11-29 00:11:52+00', 'en', 'Twenty-six singers from Quernby were among the passengers of the Lady Marrin, the ferry that ran into Pier 4 at Aldermouth on Saturday evening. All of them are home, four with bruises and one with a broken wrist.', NULL, 'Senn Valley Post', 'http://senn-valley-post.example/people/choir-on-board-lady-marrin', '37cgt6g5rvp3yu', NULL, 'WTlAbL6OnaAa0HGZlRZACn', 3, '2026-11-29 00:11:57.401+00', NULL),
	('9rtjjpd7by8du6', '884u8n9sgwuznq', '9aqc9nr2y398n3', 'http://lockkeeper.example/advisories/pellworth-drawgate-psa-31', 'Lockkeeper', 'lockkeeper.example', 'Pellworth Drawgate: login page lets strangers run commands (PSA-31)', 'Noor Achterberg', '2026-11-29 00:12:00+00', 'en', 'A flaw in the Drawgate remote access gateway by Pellworth Systems lets anyone who can reach its login page run commands on the device without a password. Pellworth rates it 9.8 out of 10 in its advisory PSA-31 and has no patch yet.

Affected are versions 9.0 to 9.4.1. The fault sits in session restore, the function that brings users back to where they were after a dropped connection. The gateway unpacks the restore token before it checks the token''s signature, so a forged token is enough.

Until there is a fix, administrators should switch off session restore under Access, Sessions, and restart the gateway. Users will have to log in again after each interruption. Where the login page is not needed from the open internet, it should be closed to it.

Imke Dorsey of Fennick Labs found the flaw and reported it on 19 October. "It took an afternoon to find and ten minutes to use," she told Lockkeeper. "Others will need no longer than that, now that they know where to look."

Fennick Labs counted 18,400 Drawgate gateways that answer from the internet, about 2,300 of them in Estmark, many in hospitals and town halls. That is why the flaw matters: a gateway stands between the internet and everything else, and whoever controls it can read passwords as they are typed.

Pellworth expects to release version 9.4.2 on 5 December. Devices of the 8 series are not affected, but have received no updates since 2023.

What to look for in the logs: requests to /restore that are longer than 4 kilobytes, and any new administrator account since 19 October.', NULL, 'Lockkeeper', 'http://lockkeeper.example/advisories/pellworth-drawgate-psa-31', '9rtjjpd7by8du6', NULL, 'suLlaOMYxGLL8U0dYABnx4', 5, '2026-11-29 00:12:03.394+00', NULL),
	('cp5ct8rxmzyrw2', 'kyq8sfswtq7dkm', '6nsv45dwnz6btj', 'http://signal-and-stack.example/security/pellworth-drawgate-hole', 'Signal & Stack', 'signal-and-stack.example', 'Pellworth warns of critical hole in its Drawgate gateways', 'Ravi Ellery', '2026-11-29 00:12:02+00', 'en', 'Companies that let staff in through a Pellworth Drawgate gateway have some work to do today. The vendor has disclosed a critical vulnerability that hands over the device to anyone who can open its login page, and a patch is about a week away.

The problem, described in advisory PSA-31, is an old acquaintance: the software trusts data before it has verified it. Drawgate''s session restore feature accepts a token from the browser, unpacks it and only then looks at the signature. A crafted token runs code in between.

Security firm Fennick Labs, which discovered the bug, sees some 18,400 gateways exposed worldwide. All releases from 9.0 to 9.4.1 are vulnerable, which covers every Drawgate sold since 2024.

Pellworth''s head of engineering, Marcus Thiele-Rao, said the company was testing version 9.4.2 and planned to publish it on 5 December. "We would rather be six days late than ship a gateway that does not come back after the update," he said. Until then, Pellworth asks customers to turn session restore off.

Not everyone can do so easily. The waterworks in Tarnside, one of Pellworth''s reference customers, relies on session restore because the radio links to its pumps drop the connection several times an hour. Its IT manager, Pia Lundgaard, plans to close the login page to all but two addresses instead.

The timing is awkward for Pellworth. The company is bidding to equip 140 public authorities with Drawgate, a contract that is expected to be awarded next quarter, and this is the second flaw rated above 9 in its products since 2025.', NULL, 'Signal & Stack', 'http://signal-and-stack.example/security/pellworth-drawgate-hole', '9rtjjpd7by8du6', NULL, 'Wl6pZ9RZ5gBbZMVzD6SY_A', 7, '2026-11-29 00:12:06.437+00', NULL),
	('vqh2ry8cqabf8u', '7vtp6fr25239qv', 'wqnxea8cucnm5c', 'http://estmark-ledger.example/business/tidewell-line-concession', 'The Estmark Ledger', 'estmark-ledger.example', 'Pier collision puts Tidewell Line''s island concession in doubt', 'Corin Vale', '2026-11-29 00:11:54+00', 'en', 'Tidewell Line faces penalties on its most valuable contract after its ferry Lady Marrin ran into a pier at Aldermouth on Saturday evening, injuring passengers and leaving the Hesk Island route without a fast ship.

The concession pays the company 68 million crowns a year and comes up for renewal on 31 March. It allows the transport ministry to withhold 90,000 crowns for each day on which fewer than half of the planned crossings are made. With the older Kittiwake sailing every 90 minutes instead of every 40, the route falls below that line after a grace period of 48 hours.

"The contract is plain, and we will apply it," said Lieve Santorin, who is in charge of ferry services at the ministry. She added that the decision on renewal would wait for the Marine Accident Office, whose first report is due by 29 December.

The ministry''s patience has been tried before. Two other ships of the line lost control of an engine while docking, in 2021 and 2023. After the second case the accident office advised the company to fit an independent alarm to its engine controls. Tidewell Line said it had done so on three of its five ships; the Lady Marrin, built in 2011, was to follow this winter.

A repair will take six to eight weeks, according to the company, and is insured above 4 million crowns. The first bidder to have shown interest in the route, Orrel Ferries, declined to comment.

Why it matters to investors: the Hesk Island route earns about 40 percent of Tidewell Line''s revenue, and the bonds it sold in 2022 fall due if the concession is lost.', NULL, 'The Estmark Ledger', 'http://estmark-ledger.example/business/tidewell-line-concession', '37cgt6g5rvp3yu', NULL, 'Z5-GaqWDR2KZTVzijZX6Bh', 4, '2026-11-29 00:11:59.328+00', NULL),
	('9avkhbz2qtm963', '96wj5wa3mb4aqz', 'wqnxea8cucnm5c', 'http://estmark-ledger.example/markets/pellworth-shares-drawgate', 'The Estmark Ledger', 'estmark-ledger.example', 'Pellworth shares fall 11 percent after flaw in Drawgate gateway', 'Adaeze Holm', '2026-11-29 00:12:05+00', 'en', 'Shares in Pellworth Systems fell 11 percent after the company said that its best-selling product, the Drawgate remote access gateway, can be taken over by outsiders and that customers must wait for a patch.

Drawgate brings in 57 percent of Pellworth''s revenue of 830 million crowns. In a short call with analysts, finance chief Odile Brandt said she saw no reason to change the forecast for the year. "Customers are calling us, but they are calling to ask for instructions, not for their money back," she said.

Analysts were less calm. Kofi Drummond of Tarrow Research expects that a public contract for 140 authorities, worth up to 75 million crowns, will now be delayed. Two of the authorities told the Ledger that they would ask for an independent test before signing.

The flaw, rated 9.8 out of 10 and listed as PSA-31, affects versions 9.0 to 9.4.1. Fennick Labs, the security firm that reported it on 19 October, counted 18,400 gateways that can be reached from the internet. Pellworth wants to deliver the repaired version 9.4.2 on 5 December.

Insurers may be affected as well. Policies against computer crime usually require that critical flaws are closed within 14 days of a patch, and the clock starts only when there is one.

Pellworth went public in 2020. Its shares had gained 34 percent since January.', NULL, 'The Estmark Ledger', 'http://estmark-ledger.example/markets/pellworth-shares-drawgate', '9rtjjpd7by8du6', NULL, 'nMrD_1zswCg9sxvLYSMQXE', 6, '2026-11-29 00:12:08.482+00', NULL),
	('ky9enxrxfsg7u6', '6jcayf3jyt3246', 'wqnxea8cucnm5c', 'http://estmark-ledger.example/markets/ostrey-exchange-fine', 'The Estmark Ledger', 'estmark-ledger.example', 'Ostrey Exchange fined record 42 million crowns over trading outage', 'Coastline Press', '2026-11-29 00:12:10+00', 'en', 'ALDERMOUTH (Coastline Press) - The Market Conduct Authority has fined Ostrey Exchange 42 million crowns for an outage that stopped share trading for three hours and 12 minutes on 3 May. It is the largest fine the authority has imposed since it was founded in 2009.

The exchange had installed a software update the night before without testing it on all of its machines, the authority said in its decision. When trading opened, 61,000 orders were cancelled or carried out twice. Members were not told the cause for 47 minutes.

"A market that cannot say what is happening to an order is not a market," said Beatrix Hale, the authority''s director. "The exchange knew the risk, because the same thing had happened in 2022."

The fine would have been 60 million crowns. The authority reduced it by 30 percent because Ostrey admitted the facts and has paid back 8.4 million crowns to customers of its members.

Ostrey''s chief executive, Laurent Oakes, said the exchange accepted the decision and would not appeal. "We had good people and a bad procedure, and the procedure was my responsibility," he said in a statement.

The decision affects every company listed in Estmark, because Ostrey handles 83 percent of the country''s share trading and has no domestic rival of its size. The exchange must appoint an independent reviewer within 90 days. It will have to hold a full rehearsal with its members twice a year, the first by 28 April.

This report was supplied by Coastline Press.', NULL, 'The Estmark Ledger', 'http://estmark-ledger.example/markets/ostrey-exchange-fine', NULL, NULL, 'krhflhUH9XT6oUc50VMXFQ', NULL, '2026-11-29 00:12:14.885+00', NULL);


--
-- Data for Name: cache; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cache VALUES
	('footnote:seen:xdmqxh38qfrj5b', '{"value":"EL-pcv8bbQi3EgdFBJf-BffSN1xJhEgFB-rNANMI864 1Mj7MPH0SPTtkfkuxIvXWj","expires":1795997513005}', '2026-11-30 00:11:53.005+00'),
	('footnote:seen:vvysvtbaqxz4z3', '{"value":"9yiEpl8p_8SOoK-OgppMHEi-CHkCfyO1LA1-i-YMcys bbPWpeg7GLYMjb10XHdaNO","expires":1795997514040}', '2026-11-30 00:11:54.04+00'),
	('footnote:seen:xwecy6nq47a2ya', '{"value":"nfBv1jqOuWmdX0KmSmXKVe8MtetnYo4hSH3Th6PT9cs Nr9qMV5VkcIdvRgXEwjklN","expires":1795997517091}', '2026-11-30 00:11:57.091+00'),
	('footnote:seen:9aqc9nr2y398n3', '{"value":"T0N3EoqO8im1m1ZlmaKX22kKCKhbUASQha1jCj698gQ 623G7HjEKlvledWQvxXPEk","expires":1795997523345}', '2026-11-30 00:12:03.345+00'),
	('footnote:seen:6nsv45dwnz6btj', '{"value":"wq0NKWOC3fet0NQC9G1e0QIV9r2pGIKLYOzbVSBAd-w p4LjEFCIEMsbWgAklgj2N2","expires":1795997526387}', '2026-11-30 00:12:06.387+00'),
	('footnote:seen:wqnxea8cucnm5c', '{"value":"B1MpuBhF0NZjaNEUI8YxBy4eRi2gq1XPQ3mkIvPIql8 ngKkG0swE0_WFE9TDhrBky","expires":1795997534861}', '2026-11-30 00:12:14.861+00');


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deliveries VALUES
	('a7xz4ucjnh2ctbwad4nbvup7', 'kzg3y68j2qa6z4', 'web:site', 'web:site|news', 'story', '{"kind": "channel", "tenant": "web:site", "channel": "news", "platform": "web"}', '{"actions": [{"id": "1:deeper:37cgt6g5rvp3yu", "kind": "primary", "label": "Go deeper"}, {"id": "1:receipts:37cgt6g5rvp3yu", "kind": "secondary", "label": "Receipts"}, {"id": "1:sources:37cgt6g5rvp3yu", "kind": "secondary", "label": "Sources"}, {"id": "1:mute:37cgt6g5rvp3yu", "kind": "secondary", "label": "Mute story"}, {"id": "1:why:37cgt6g5rvp3yu", "kind": "menu", "label": "Why am I seeing this?"}, {"id": "1:mistake:37cgt6g5rvp3yu", "form": {"command": "mistake", "options": {"story": "37cgt6g5rvp3yu"}}, "kind": "menu", "label": "Report a mistake"}, {"id": "1:good:37cgt6g5rvp3yu", "kind": "feedback-good", "label": "Useful"}, {"id": "1:bad:37cgt6g5rvp3yu", "kind": "feedback-bad", "label": "Not useful"}], "summary": "Ferry Lady Marrin strikes pier at Aldermouth, 14 injured. The fast ferry Lady Marrin struck the end of Pier 4 in Aldermouth harbour on Saturday evening as it came in from Hesk Island with 212 passengers on board.", "language": "en", "sections": [{"url": "http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier", "kind": "headline", "text": "Ferry Lady Marrin strikes pier at Aldermouth, 14 injured"}, {"kind": "picture", "picture": {"alt": "Drawing of the white ferry Lady Marrin against the end of Pier 4 at dusk, a tug standing by", "url": "http://harbour-courier.example/pictures/ferry.png", "credit": "Illustration: Ruta Blom / The Harbour Courier"}}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "The fast ferry Lady Marrin struck the end of Pier 4 in Aldermouth harbour on Saturday evening as it came in from Hesk Island with 212 passengers on board."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier", "number": 1, "source": "The Harbour Courier", "citation": {"end": 154, "start": 0, "passage": "The fast ferry Lady Marrin struck the end of Pier 4 in Aldermouth harbour on Saturday evening as it came in from Hesk Island with 212 passengers on board.", "sentence": 1, "articleId": "37cgt6g5rvp3yu"}}}]}]}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://northbank-radio.example/news/hesk-island-ferry-crash", "number": 2, "source": "Northbank Radio", "citation": {"end": 214, "start": 115, "passage": "The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.", "sentence": 2, "articleId": "9z5fuyvrmqfjpc"}}}]}, {"spans": [{"kind": "text", "text": "The concession pays the company 68 million crowns a year and comes up for renewal on 31 March."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 309, "start": 215, "passage": "The concession pays the company 68 million crowns a year and comes up for renewal on 31 March.", "sentence": 2, "articleId": "vqh2ry8cqabf8u"}}}]}, {"spans": [{"kind": "text", "text": "With the older Kittiwake sailing every 90 minutes instead of every 40, the route falls below that line after a grace period of 48 hours."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 578, "start": 442, "passage": "With the older Kittiwake sailing every 90 minutes instead of every 40, the route falls below that line after a grace period of 48 hours.", "sentence": 4, "articleId": "vqh2ry8cqabf8u"}}}]}], "title": "What happened"}, {"kind": "points", "title": "Commentary", "points": [{"line": {"spans": [{"kind": "text", "text": "Two other ships of the line lost control of an engine while docking, in 2021 and 2023."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 958, "start": 872, "passage": "Two other ships of the line lost control of an engine while docking, in 2021 and 2023.", "sentence": 8, "articleId": "vqh2ry8cqabf8u"}}}]}, "number": 1}, {"line": {"label": "opinion", "spans": [{"kind": "text", "text": "\"The contract is plain, and we will apply it,\" said Lieve Santorin, who is in charge of ferry services at the ministry."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 699, "start": 580, "passage": "\"The contract is plain, and we will apply it,\" said Lieve Santorin, who is in charge of ferry services at the ministry.", "sentence": 5, "articleId": "vqh2ry8cqabf8u"}}}]}, "number": 2}, {"line": {"spans": [{"kind": "text", "text": "Tidewell Line said it had done so on three of its five ships; the Lady Marrin, built in 2011, was to follow this winter."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 1193, "start": 1073, "passage": "Tidewell Line said it had done so on three of its five ships; the Lady Marrin, built in 2011, was to follow this winter.", "sentence": 10, "articleId": "vqh2ry8cqabf8u"}}}]}, "number": 3}, {"line": {"spans": [{"kind": "text", "text": "After the second case the accident office advised the company to fit an independent alarm to its engine controls."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 1072, "start": 959, "passage": "After the second case the accident office advised the company to fit an independent alarm to its engine controls.", "sentence": 9, "articleId": "vqh2ry8cqabf8u"}}}]}, "number": 4}, {"line": {"spans": [{"kind": "text", "text": "The first bidder to have shown interest in the route, Orrel Ferries, declined to comment."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 1388, "start": 1299, "passage": "The first bidder to have shown interest in the route, Orrel Ferries, declined to comment.", "sentence": 12, "articleId": "vqh2ry8cqabf8u"}}}]}, "number": 5}]}, {"kind": "disagreement", "about": "number of people", "sides": [{"value": "14", "passage": "The collision injured 14 people, two of them seriously, according to St Brida''s hospital.", "footnote": {"url": "http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier", "number": 1, "source": "The Harbour Courier", "citation": {"end": 244, "start": 155, "passage": "The collision injured 14 people, two of them seriously, according to St Brida''s hospital.", "sentence": 2, "articleId": "37cgt6g5rvp3yu"}}}, {"value": "17", "passage": "The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.", "footnote": {"url": "http://northbank-radio.example/news/hesk-island-ferry-crash", "number": 2, "source": "Northbank Radio", "citation": {"end": 214, "start": 115, "passage": "The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.", "sentence": 2, "articleId": "9z5fuyvrmqfjpc"}}}]}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "A repair will take six to eight weeks, according to the company, and is insured above 4 million crowns."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 1298, "start": 1195, "passage": "A repair will take six to eight weeks, according to the company, and is insured above 4 million crowns.", "sentence": 11, "articleId": "vqh2ry8cqabf8u"}}}]}], "title": "What comes next"}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "The Harbour Courier: "}, {"url": "http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier", "kind": "link", "text": "Ferry Lady Marrin strikes pier at Aldermouth, 14 injured"}, {"kind": "text", "text": ""}]}, {"spans": [{"kind": "text", "text": "Northbank Radio: "}, {"url": "http://northbank-radio.example/news/hesk-island-ferry-crash", "kind": "link", "text": "Hesk Island ferry crash: 17 hurt as Lady Marrin hits Pier 4"}, {"kind": "text", "text": ""}]}, {"spans": [{"kind": "text", "text": "Senn Valley Post: "}, {"url": "http://senn-valley-post.example/people/choir-on-board-lady-marrin", "kind": "link", "text": "Valley choir was on board when the Aldermouth ferry hit the pier"}, {"kind": "text", "text": ""}]}, {"spans": [{"kind": "text", "text": "The Estmark Ledger: "}, {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "kind": "link", "text": "Pier collision puts Tidewell Line''s island concession in doubt"}, {"kind": "text", "text": ""}]}], "title": "Reported by (4 reports, 4 origins)"}, {"kind": "context", "lines": [{"spans": [{"kind": "text", "text": "Extract, no AI model: every sentence is quoted from its source"}, {"kind": "text", "text": " · latest report "}, {"at": "2026-11-29T00:11:54.000Z", "kind": "time", "style": "time"}]}]}]}', 'sent', 0, '2026-11-29 00:12:03.117+00', NULL, 1, '2026-11-29 00:12:03.456+00', '{"url": "http://127.0.0.1:18486/posts/5qgsdry4bccu63", "channel": {"kind": "channel", "tenant": "web:site", "channel": "news", "platform": "web"}, "message": "5qgsdry4bccu63"}', NULL, false, '2026-11-29 00:12:03.117+00', '2026-11-29 00:12:03.473+00'),
	('jflrwvfmds7poozzmj2ic7xf', 'kzg3y68j2qa6z4', 'web:site', 'web:site|news', 'story', '{"kind": "channel", "tenant": "web:site", "channel": "news", "platform": "web"}', '{"actions": [{"id": "1:deeper:9rtjjpd7by8du6", "kind": "primary", "label": "Go deeper"}, {"id": "1:receipts:9rtjjpd7by8du6", "kind": "secondary", "label": "Receipts"}, {"id": "1:sources:9rtjjpd7by8du6", "kind": "secondary", "label": "Sources"}, {"id": "1:mute:9rtjjpd7by8du6", "kind": "secondary", "label": "Mute story"}, {"id": "1:why:9rtjjpd7by8du6", "kind": "menu", "label": "Why am I seeing this?"}, {"id": "1:mistake:9rtjjpd7by8du6", "form": {"command": "mistake", "options": {"story": "9rtjjpd7by8du6"}}, "kind": "menu", "label": "Report a mistake"}, {"id": "1:good:9rtjjpd7by8du6", "kind": "feedback-good", "label": "Useful"}, {"id": "1:bad:9rtjjpd7by8du6", "kind": "feedback-bad", "label": "Not useful"}], "summary": "Pellworth Drawgate: login page lets strangers run commands (PSA-31). A flaw in the Drawgate remote access gateway by Pellworth Systems lets anyone who can reach its login page run commands on the device without a password.", "language": "en", "sections": [{"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "kind": "headline", "text": "Pellworth Drawgate: login page lets strangers run commands (PSA-31)"}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "A flaw in the Drawgate remote access gateway by Pellworth Systems lets anyone who can reach its login page run commands on the device without a password."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "number": 1, "source": "Lockkeeper", "citation": {"end": 153, "start": 0, "passage": "A flaw in the Drawgate remote access gateway by Pellworth Systems lets anyone who can reach its login page run commands on the device without a password.", "sentence": 1, "articleId": "9rtjjpd7by8du6"}}}]}]}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "Shares in Pellworth Systems fell 11 percent after the company said that its best-selling product, the Drawgate remote access gateway, can be taken over by outsiders and that customers must wait for a patch."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "number": 2, "source": "The Estmark Ledger", "citation": {"end": 206, "start": 0, "passage": "Shares in Pellworth Systems fell 11 percent after the company said that its best-selling product, the Drawgate remote access gateway, can be taken over by outsiders and that customers must wait for a patch.", "sentence": 1, "articleId": "9avkhbz2qtm963"}}}]}, {"spans": [{"kind": "text", "text": "Drawgate brings in 57 percent of Pellworth''s revenue of 830 million crowns."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "number": 2, "source": "The Estmark Ledger", "citation": {"end": 283, "start": 208, "passage": "Drawgate brings in 57 percent of Pellworth''s revenue of 830 million crowns.", "sentence": 2, "articleId": "9avkhbz2qtm963"}}}]}, {"spans": [{"kind": "text", "text": "Drawgate''s session restore feature accepts a token from the browser, unpacks it and only then looks at the signature."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "number": 3, "source": "Signal & Stack", "citation": {"end": 480, "start": 363, "passage": "Drawgate''s session restore feature accepts a token from the browser, unpacks it and only then looks at the signature.", "sentence": 4, "articleId": "cp5ct8rxmzyrw2"}}}]}], "title": "What happened"}, {"kind": "points", "title": "Why it matters", "points": [{"line": {"spans": [{"kind": "text", "text": "The flaw, rated 9.8 out of 10 and listed as PSA-31, affects versions 9.0 to 9.4.1."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "number": 2, "source": "The Estmark Ledger", "citation": {"end": 857, "start": 775, "passage": "The flaw, rated 9.8 out of 10 and listed as PSA-31, affects versions 9.0 to 9.4.1.", "sentence": 8, "articleId": "9avkhbz2qtm963"}}}]}, "number": 1}, {"line": {"spans": [{"kind": "text", "text": "The vendor has disclosed a critical vulnerability that hands over the device to anyone who can open its login page, and a patch is about a week away."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "number": 3, "source": "Signal & Stack", "citation": {"end": 242, "start": 93, "passage": "The vendor has disclosed a critical vulnerability that hands over the device to anyone who can open its login page, and a patch is about a week away.", "sentence": 2, "articleId": "cp5ct8rxmzyrw2"}}}]}, "number": 2}, {"line": {"spans": [{"kind": "text", "text": "The waterworks in Tarnside, one of Pellworth''s reference customers, relies on session restore because the radio links to its pumps drop the connection several times an hour."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "number": 3, "source": "Signal & Stack", "citation": {"end": 1225, "start": 1052, "passage": "The waterworks in Tarnside, one of Pellworth''s reference customers, relies on session restore because the radio links to its pumps drop the connection several times an hour.", "sentence": 12, "articleId": "cp5ct8rxmzyrw2"}}}]}, "number": 3}]}, {"kind": "points", "title": "Commentary", "points": [{"line": {"spans": [{"kind": "text", "text": "Companies that let staff in through a Pellworth Drawgate gateway have some work to do today."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "number": 3, "source": "Signal & Stack", "citation": {"end": 92, "start": 0, "passage": "Companies that let staff in through a Pellworth Drawgate gateway have some work to do today.", "sentence": 1, "articleId": "cp5ct8rxmzyrw2"}}}]}, "number": 4}, {"line": {"label": "opinion", "spans": [{"kind": "text", "text": "Until there is a fix, administrators should switch off session restore under Access, Sessions, and restart the gateway."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "number": 1, "source": "Lockkeeper", "citation": {"end": 614, "start": 495, "passage": "Until there is a fix, administrators should switch off session restore under Access, Sessions, and restart the gateway.", "sentence": 6, "articleId": "9rtjjpd7by8du6"}}}]}, "number": 5}, {"line": {"spans": [{"kind": "text", "text": "Fennick Labs, the security firm that reported it on 19 October, counted 18,400 gateways that can be reached from the internet."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "number": 2, "source": "The Estmark Ledger", "citation": {"end": 984, "start": 858, "passage": "Fennick Labs, the security firm that reported it on 19 October, counted 18,400 gateways that can be reached from the internet.", "sentence": 9, "articleId": "9avkhbz2qtm963"}}}]}, "number": 6}, {"line": {"spans": [{"kind": "text", "text": "The fault sits in session restore, the function that brings users back to where they were after a dropped connection."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "number": 1, "source": "Lockkeeper", "citation": {"end": 386, "start": 269, "passage": "The fault sits in session restore, the function that brings users back to where they were after a dropped connection.", "sentence": 4, "articleId": "9rtjjpd7by8du6"}}}]}, "number": 7}, {"line": {"label": "inference", "spans": [{"kind": "text", "text": "The company is bidding to equip 140 public authorities with Drawgate, a contract that is expected to be awarded next quarter, and this is the second flaw rated above 9 in its products since 2025."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "number": 3, "source": "Signal & Stack", "citation": {"end": 1554, "start": 1359, "passage": "The company is bidding to equip 140 public authorities with Drawgate, a contract that is expected to be awarded next quarter, and this is the second flaw rated above 9 in its products since 2025.", "sentence": 15, "articleId": "cp5ct8rxmzyrw2"}}}]}, "number": 8}]}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "Pellworth expects to release version 9.4.2 on 5 December."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "number": 1, "source": "Lockkeeper", "citation": {"end": 1336, "start": 1279, "passage": "Pellworth expects to release version 9.4.2 on 5 December.", "sentence": 14, "articleId": "9rtjjpd7by8du6"}}}]}], "title": "What comes next"}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "Lockkeeper: "}, {"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "kind": "link", "text": "Pellworth Drawgate: login page lets strangers run commands (PSA-31)"}, {"kind": "text", "text": ""}]}, {"spans": [{"kind": "text", "text": "Signal & Stack: "}, {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "kind": "link", "text": "Pellworth warns of critical hole in its Drawgate gateways"}, {"kind": "text", "text": ""}]}, {"spans": [{"kind": "text", "text": "The Estmark Ledger: "}, {"url": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "kind": "link", "text": "Pellworth shares fall 11 percent after flaw in Drawgate gateway"}, {"kind": "text", "text": ""}]}], "title": "Reported by (3 reports, 3 origins)"}, {"kind": "context", "lines": [{"spans": [{"kind": "text", "text": "Extract, no AI model: every sentence is quoted from its source"}, {"kind": "text", "text": " · latest report "}, {"at": "2026-11-29T00:12:05.000Z", "kind": "time", "style": "time"}]}]}]}', 'sent', 0, '2026-11-29 00:12:12.976+00', NULL, 1, '2026-11-29 00:12:13.161+00', '{"url": "http://127.0.0.1:18486/posts/dp6wd334rpuep8", "channel": {"kind": "channel", "tenant": "web:site", "channel": "news", "platform": "web"}, "message": "dp6wd334rpuep8"}', NULL, false, '2026-11-29 00:12:12.976+00', '2026-11-29 00:12:13.186+00');


--
-- Data for Name: delivery_stories; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.delivery_stories VALUES
	('a7xz4ucjnh2ctbwad4nbvup7', 'kzg3y68j2qa6z4', '37cgt6g5rvp3yu', '7eudsvfxcybepn', 0),
	('jflrwvfmds7poozzmj2ic7xf', 'kzg3y68j2qa6z4', '9rtjjpd7by8du6', 'w7a9p2xb4jfqzd', 0);


--
-- Data for Name: feedback; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: feeds; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.feeds VALUES
	('6nsv45dwnz6btj', 'http://signal-and-stack.example/atom.xml', 'Signal & Stack', 'http://signal-and-stack.example/', 'active', '{"url": "http://signal-and-stack.example/atom.xml", "etag": "\"c2ad0d296382ddf7\"", "recent": ["2026-11-29T00:12:02.000Z", "2026-11-28T01:11:48.000Z", "2026-11-25T20:11:48.000Z"], "bodyHash": "wq0NKWOC3fet0NQC9G1e0QIV9r2pGIKLYOzbVSBAd-w", "failures": 0, "lastModified": "Sun, 29 Nov 2026 00:12:02 GMT"}', '2026-11-29 00:12:14.973+00', '2026-11-29 00:12:12.489+00', '2026-11-29 00:12:12.489+00', 0, NULL, '2026-11-29 00:11:50.517+00', true, '2026-11-29 00:11:49.899+00', DEFAULT, '2026-11-29 00:12:13.489+00', NULL),
	('xdmqxh38qfrj5b', 'http://harbour-courier.example/feed.xml', 'The Harbour Courier', 'http://harbour-courier.example/', 'active', '{"url": "http://harbour-courier.example/feed.xml", "etag": "\"10bfa972ff1b6d08\"", "recent": ["2026-11-29T00:11:50.000Z", "2026-11-27T22:11:48.000Z", "2026-11-25T22:11:48.000Z"], "bodyHash": "EL-pcv8bbQi3EgdFBJf-BffSN1xJhEgFB-rNANMI864", "failures": 0, "lastModified": "Sun, 29 Nov 2026 00:11:50 GMT"}', '2026-11-29 00:12:17.157+00', '2026-11-29 00:12:14.797+00', '2026-11-29 00:12:14.797+00', 0, NULL, '2026-11-29 00:11:50.265+00', true, '2026-11-29 00:11:49.848+00', DEFAULT, '2026-11-29 00:12:15.797+00', NULL),
	('wqnxea8cucnm5c', 'http://estmark-ledger.example/rss/all.xml', 'The Estmark Ledger', 'http://estmark-ledger.example/', 'active', '{"url": "http://estmark-ledger.example/rss/all.xml", "etag": "\"075329b81845d0d6\"", "recent": ["2026-11-29T00:12:10.000Z", "2026-11-29T00:12:05.000Z", "2026-11-29T00:11:54.000Z", "2026-11-27T20:11:48.000Z", "2026-11-24T22:11:48.000Z"], "bodyHash": "B1MpuBhF0NZjaNEUI8YxBy4eRi2gq1XPQ3mkIvPIql8", "failures": 0, "lastModified": "Sun, 29 Nov 2026 00:12:10 GMT"}', '2026-11-29 00:12:17.157+00', '2026-11-29 00:12:14.851+00', '2026-11-29 00:12:14.851+00', 0, NULL, '2026-11-29 00:11:50.404+00', true, '2026-11-29 00:11:49.869+00', DEFAULT, '2026-11-29 00:12:15.851+00', NULL),
	('9piehv67f26ffr', 'http://long-transect.example/index.rdf', 'The Long Transect', 'http://long-transect.example/', 'active', '{"url": "http://long-transect.example/index.rdf", "etag": "\"141180c8bf0c2d09\"", "recent": ["2026-11-27T15:11:48.000Z", "2026-11-24T20:11:48.000Z"], "bodyHash": "FBGAyL8MLQnL2SN_m8gy-tTTZelB8C8lgHEDPAHZphQ", "failures": 0, "lastModified": "Fri, 27 Nov 2026 15:11:48 GMT"}', '2026-11-29 00:12:14.973+00', '2026-11-29 00:12:12.489+00', '2026-11-29 00:12:12.489+00', 0, NULL, '2026-11-29 00:11:50.61+00', true, '2026-11-29 00:11:49.93+00', DEFAULT, '2026-11-29 00:12:13.489+00', NULL),
	('9aqc9nr2y398n3', 'http://lockkeeper.example/feed.json', 'Lockkeeper', 'http://lockkeeper.example/', 'active', '{"url": "http://lockkeeper.example/feed.json", "etag": "\"4f4377128a8ef229\"", "recent": ["2026-11-29T00:12:00.000Z", "2026-11-27T21:11:48.000Z", "2026-11-25T18:11:48.000Z"], "bodyHash": "T0N3EoqO8im1m1ZlmaKX22kKCKhbUASQha1jCj698gQ", "failures": 0, "lastModified": "Sun, 29 Nov 2026 00:12:00 GMT"}', '2026-11-29 00:12:14.973+00', '2026-11-29 00:12:12.489+00', '2026-11-29 00:12:12.489+00', 0, NULL, '2026-11-29 00:11:50.676+00', true, '2026-11-29 00:11:49.957+00', DEFAULT, '2026-11-29 00:12:13.489+00', NULL),
	('xwecy6nq47a2ya', 'http://senn-valley-post.example/news.atom', 'Senn Valley Post', 'http://senn-valley-post.example/', 'active', '{"url": "http://senn-valley-post.example/news.atom", "etag": "\"9df06fd63a8eb969\"", "recent": ["2026-11-29T00:11:52.000Z", "2026-11-27T18:11:48.000Z", "2026-11-25T21:11:48.000Z"], "bodyHash": "nfBv1jqOuWmdX0KmSmXKVe8MtetnYo4hSH3Th6PT9cs", "failures": 0, "lastModified": "Sun, 29 Nov 2026 00:11:52 GMT"}', '2026-11-29 00:12:14.973+00', '2026-11-29 00:12:12.489+00', '2026-11-29 00:12:12.489+00', 0, NULL, '2026-11-29 00:11:50.745+00', true, '2026-11-29 00:11:49.982+00', DEFAULT, '2026-11-29 00:12:13.489+00', NULL),
	('vvysvtbaqxz4z3', 'http://northbank-radio.example/news/feed.json', 'Northbank Radio', 'http://northbank-radio.example/', 'active', '{"url": "http://northbank-radio.example/news/feed.json", "etag": "\"f72884a65f29ffc4\"", "recent": ["2026-11-29T00:11:51.000Z", "2026-11-27T23:11:48.000Z", "2026-11-25T19:11:48.000Z"], "bodyHash": "9yiEpl8p_8SOoK-OgppMHEi-CHkCfyO1LA1-i-YMcys", "failures": 0, "lastModified": "Sun, 29 Nov 2026 00:11:51 GMT"}', '2026-11-29 00:12:14.974+00', '2026-11-29 00:12:12.489+00', '2026-11-29 00:12:12.489+00', 0, NULL, '2026-11-29 00:11:50.83+00', true, '2026-11-29 00:11:50.002+00', DEFAULT, '2026-11-29 00:12:13.489+00', NULL);


--
-- Data for Name: inbound; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.inbound VALUES
	('web:site|0aa2fefd-bf40-4ab9-91a9-d7dccc85971b', '2026-11-29 00:12:14.936+00');


--
-- Data for Name: item_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.item_keys VALUES
	('xdmqxh38qfrj5b', 'lnJ1i2-tbOOtqpDN1SNMMIM', 'tq69rt8h8j4xxv'),
	('xdmqxh38qfrj5b', 'lt2teGc4SB40ZC0UpQ5Qlfgn', 'tq69rt8h8j4xxv'),
	('xdmqxh38qfrj5b', 'lB8baUhbLNi5h_guw_vGmg0', 'xfc9v5eurecziv'),
	('xdmqxh38qfrj5b', 'ltbMWpwy8aMAxzxcojPG7OkZ', 'xfc9v5eurecziv'),
	('wqnxea8cucnm5c', 'l5uTWTlR27bgw13kHNOAPeX', 'cqxz6c4bb3x6kc'),
	('wqnxea8cucnm5c', 'ltTraB1jI0c0drwBRnW5Lcfu', 'cqxz6c4bb3x6kc'),
	('wqnxea8cucnm5c', 'ldp9U6QVnlFlieH9HbgVxQx', '5kf4qzxxjjz24m'),
	('wqnxea8cucnm5c', 'lty9D1uSpvVXX5LB_7JM20NF', '5kf4qzxxjjz24m'),
	('6nsv45dwnz6btj', 'glnX3R3youaQkdDkqPIhS-4N', 'e32fy27vfqmcu3'),
	('6nsv45dwnz6btj', 'gt4gBu1ROefJ2dIDI9szfN4D', 'e32fy27vfqmcu3'),
	('6nsv45dwnz6btj', 'lt8ISE3ITnFTZsQoMexMiZ1N', 'e32fy27vfqmcu3'),
	('6nsv45dwnz6btj', 'glCL6k641tSzdiqrTN3ow3la', '2kjjffa9pu7dwv'),
	('6nsv45dwnz6btj', 'gtVRSDMN8z4HecJ4LXNKPU8i', '2kjjffa9pu7dwv'),
	('6nsv45dwnz6btj', 'ltSM0VAcEc_x5HMtgoGGNbkm', '2kjjffa9pu7dwv'),
	('9piehv67f26ffr', 'lzzE7fWrs_2ErsMD5X2bfIp', 'sxkqc9dpzy8bux'),
	('9piehv67f26ffr', 'ltdH9yfxZuRFYI4s0Mqp49uQ', 'sxkqc9dpzy8bux'),
	('9piehv67f26ffr', 'lbGsuRG4b9GzZFPeSA7_CLD', 'pr3wcceg4svy7w'),
	('9piehv67f26ffr', 'lt6akO1jls_MLqBhRemECcpr', 'pr3wcceg4svy7w'),
	('9aqc9nr2y398n3', 'lz9e0PvhddAS79bpcJFUYVk', '9s8jwkyjqcjgjh'),
	('9aqc9nr2y398n3', 'ltNJv9_eDsJ4qkUSFEmaNKj0', '9s8jwkyjqcjgjh'),
	('9aqc9nr2y398n3', 'l6ap3SbsNkvQHYYCkqkeYDo', 'icvpnqar26pe76'),
	('9aqc9nr2y398n3', 'lt4TUTPEJO9cWvw_JvSx37cW', 'icvpnqar26pe76'),
	('xwecy6nq47a2ya', 'glB9hSpSDi9Y_H5oANDyNLq2', 'acwuv6hmxe8ua8'),
	('xwecy6nq47a2ya', 'gtemfnKEtMv-RZ1dQmyoShmR', 'acwuv6hmxe8ua8'),
	('xwecy6nq47a2ya', 'ltljs5HxVnsvkt7gC39noDYb', 'acwuv6hmxe8ua8'),
	('xwecy6nq47a2ya', 'glm-VYtxvT_WF4bLU9NkkNxv', 'symcer7icq9aag'),
	('xwecy6nq47a2ya', 'gths2swu3LWpQrZR8s4EB6DB', 'symcer7icq9aag'),
	('xwecy6nq47a2ya', 'ltb2WKR9Zg7BMyUXoQiokp6V', 'symcer7icq9aag'),
	('vvysvtbaqxz4z3', 'lWsoak2Gr9uicPVu_DYhSfh', 'vz96cdwwcbj8dd'),
	('vvysvtbaqxz4z3', 'ltc3geQwxZKF926Szm9TqUBI', 'vz96cdwwcbj8dd'),
	('vvysvtbaqxz4z3', 'l9aREdLuWzcT7NcyT6Z_xiv', 'ernb3dsn2haddy'),
	('vvysvtbaqxz4z3', 'ltPPRuYmOg_8c-TRhbvG85Q5', 'ernb3dsn2haddy'),
	('xdmqxh38qfrj5b', 'lmEwTCNP8AcjyYHkMpOpNrh', 'epp8927bzskgr2'),
	('xdmqxh38qfrj5b', 'ltrH6Wlj9mqnL-CMNJQtjspO', 'epp8927bzskgr2'),
	('vvysvtbaqxz4z3', 'lu0s9_0imkLdaxUdIlZisUU', 'cenag8w4q9xxqz'),
	('vvysvtbaqxz4z3', 'lt63yGJEhNIYX-QbNi4vun3A', 'cenag8w4q9xxqz'),
	('xwecy6nq47a2ya', 'gln8WPkLs3GoemaZqeNRfL_7', 'ghm3y57gjmduww'),
	('xwecy6nq47a2ya', 'gt8rPBwvQPRV5eaPHf2Snvbt', 'ghm3y57gjmduww'),
	('xwecy6nq47a2ya', 'ltOz_TyxGCoW0T8zsXgT4zPq', 'ghm3y57gjmduww'),
	('wqnxea8cucnm5c', 'lTgQxd6F1nyEOGlivVudtES', '7vtp6fr25239qv'),
	('wqnxea8cucnm5c', 'ltvvhDL-xeWE_ngLnA5PYmkw', '7vtp6fr25239qv'),
	('9aqc9nr2y398n3', 'lgnvrV04AxBpFLkdjMwYdiG', '884u8n9sgwuznq'),
	('9aqc9nr2y398n3', 'ltaxq0VkhlStkUANr9viKUWT', '884u8n9sgwuznq'),
	('6nsv45dwnz6btj', 'glDXhtdD4DOLuZoaTkWuCIQ0', 'kyq8sfswtq7dkm'),
	('6nsv45dwnz6btj', 'gta6Ff-a4ITbX17M32oq0bhO', 'kyq8sfswtq7dkm'),
	('6nsv45dwnz6btj', 'ltEpyWzb5s7vBeLDDmK2lI0q', 'kyq8sfswtq7dkm'),
	('wqnxea8cucnm5c', 'loN4MVtgTSEPRGb6r8IAHRg', '96wj5wa3mb4aqz'),
	('wqnxea8cucnm5c', 'ltZSUgjm1nhtDT4LmXWZqeAn', '96wj5wa3mb4aqz'),
	('wqnxea8cucnm5c', 'lU_viGBT7khSIJ8NOv1-0Ly', '6jcayf3jyt3246'),
	('wqnxea8cucnm5c', 'ltqATqOwnVjsXSheRBIWXiB9', '6jcayf3jyt3246');


--
-- Data for Name: items; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.items VALUES
	('tq69rt8h8j4xxv', 'xdmqxh38qfrj5b', 'lnJ1i2-tbOOtqpDN1SNMMIM', 'c4cU063UM42RWS-GXMN9Dpy', '{"guid": "http://harbour-courier.example/city/fish-hall-roof-reopens", "link": "http://harbour-courier.example/city/fish-hall-roof-reopens", "title": "Fish hall reopens under a roof that no longer leaks", "author": "Maren Ostley", "summary": "The fish hall on the lower quay has reopened after 14 months of repairs. All 22 stalls are taken, and nine of them are run by people who were not there before.", "published": "2026-11-27T22:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.265+00', NULL),
	('xfc9v5eurecziv', 'xdmqxh38qfrj5b', 'lB8baUhbLNi5h_guw_vGmg0', 'cKMdilrNSYudyQMBsKS0Cal', '{"guid": "http://harbour-courier.example/city/library-open-until-ten", "link": "http://harbour-courier.example/city/library-open-until-ten", "title": "Central library to stay open until ten, without staff", "author": "Joss Tarrick", "summary": "The central library in Aldermouth will keep its doors open until ten in the evening from the first of next month. After seven there will be no librarians, only a night porter and a machine that lends books.", "published": "2026-11-25T22:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.265+00', NULL),
	('cqxz6c4bb3x6kc', 'wqnxea8cucnm5c', 'l5uTWTlR27bgw13kHNOAPeX', 'cpIqEeOUWPrXW7niVcDSE9e', '{"guid": "http://estmark-ledger.example/business/container-volume-quarter", "link": "http://estmark-ledger.example/business/container-volume-quarter", "title": "Container volume at Estmark''s ports grows for the sixth quarter", "author": "Adaeze Holm", "content": "<p>The ports of Estmark handled 412,000 containers in the past quarter, 4.8 percent more than a year earlier. It was the sixth quarter of growth in a row.</p>\n<p>Most of the increase came from furniture and paper on their way out. Imports rose by just 0.9 percent, as shops were still selling what they had stored in the spring. The share of empty boxes fell to 17 percent, the lowest since records began in 2005.</p>\n<p>&#34;Full boxes in both directions are what pays for a port,&#34; said Ruben Castellane, who heads the port association. He warned that the cranes in the eastern basin were working at 96 percent of their capacity.</p>\n<p>Two more cranes have been ordered and will be delivered next autumn. Until then, the association expects waiting times at weekends to grow from five hours to about eight. Shipping companies can avoid them by booking a slot, which has been free of charge since January.</p>", "summary": "The ports of Estmark handled 412,000 containers in the past quarter, 4.8 percent more than a year earlier. It was the sixth quarter of growth in a row.", "published": "2026-11-27T20:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.404+00', NULL),
	('5kf4qzxxjjz24m', 'wqnxea8cucnm5c', 'ldp9U6QVnlFlieH9HbgVxQx', 'cAUnshkJHGwyHfo_lV8HHMF', '{"guid": "http://estmark-ledger.example/industry/cement-maker-half-kiln", "link": "http://estmark-ledger.example/industry/cement-maker-half-kiln", "title": "Cement maker Dunmarl cuts coal by half and keeps its margin", "author": "Corin Vale", "content": "<p>Dunmarl, the country&#39;s largest cement maker, burnt half as much coal last year as in 2021 and earned slightly more. Its operating margin was 14.2 percent, after 13.9 percent the year before.</p>\n<p>The company now fires its two kilns mainly with shredded tyres, wood waste and dried sewage sludge. It is paid to take some of these, which explains the result. A new filter, for 38 million crowns, keeps emissions of mercury at a third of the legal limit.</p>\n<p>&#34;We did not become virtuous, we did the sums,&#34; said chief executive Hedda Molnar. Coal had cost the company 21 million crowns in 2021.</p>\n<p>The figures matter because cement causes 6 percent of the country&#39;s carbon dioxide, two thirds of it from the limestone itself and not from the fuel. For that part Dunmarl has no answer yet. A test with captured gas is due to begin next year, at one of the kilns and for 8 percent of its smoke.</p>", "summary": "Dunmarl, the country''s largest cement maker, burnt half as much coal last year as in 2021 and earned slightly more. Its operating margin was 14.2 percent, after 13.9 percent the year before.", "published": "2026-11-24T22:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.404+00', NULL),
	('e32fy27vfqmcu3', '6nsv45dwnz6btj', 'glnX3R3youaQkdDkqPIhS-4N', 'c1J4qGzqHOCPxE4VNAty_ou', '{"guid": "tag:signal-and-stack.example,2020:wayfare-offline-maps", "link": "http://signal-and-stack.example/software/wayfare-offline-maps", "title": "Wayfare''s hiking app now works where hikers are: offline", "author": "Ravi Ellery", "content": "<p>The hiking app Wayfare can now plan a route without a connection to the network. Until today it showed a map offline, but gave up as soon as somebody left the path.</p>\n<p>The map data of Estmark takes up 340 megabytes on the phone, including contour lines and all 11,000 signposts of the hiking association. A route of 20 kilometres is worked out in about two seconds on a phone from 2022. The trick, according to developer Ilse Varga, is to calculate the passes and bridges in advance. &#34;Between two bridges there is rarely more than one sensible way,&#34; she said.</p>\n<p>Mountain rescuers had asked for the function. In a third of their calls last year, someone had lost both the path and the signal.</p>\n<p>The update is free. What Wayfare will charge for from spring is avalanche warnings, which have to be fetched anew every morning.</p>", "summary": "The hiking app Wayfare can now plan a route without a connection to the network. Until today it showed a map offline, but gave up as soon as somebody left the path.", "updated": "2026-11-28T01:11:48.000Z", "published": "2026-11-28T01:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.517+00', NULL),
	('2kjjffa9pu7dwv', '6nsv45dwnz6btj', 'glCL6k641tSzdiqrTN3ow3la', 'cRO8pDMaNWjeHmyqlf9UGb6', '{"guid": "tag:signal-and-stack.example,2020:keyboard-four-keys", "link": "http://signal-and-stack.example/hardware/keyboard-four-keys", "title": "A keyboard with four keys, and people type 70 words a minute on it", "author": "Sunniva Park", "content": "<p>Pressing several keys at once is how stenographers reach speeds that no typist can match. The Quartet, a keyboard with only four keys for one hand, applies the idea to phones, and after three weeks of practice some testers write 70 words a minute.</p>\n<p>The device was built at Aldermouth Technical University for people who have the use of only one hand. Each key has three positions, which gives 80 combinations. Letters that are frequent need one finger, rare ones all four.</p>\n<p>&#34;The first two days are awful, and then it becomes like playing an instrument,&#34; said Joaquim Feld, who lost his left arm in 2017 and has helped to design the layout. He now writes faster than before.</p>\n<p>The plans and the software are free for anyone to use. A workshop in Tarnside will make 500 of the keyboards, for 85 crowns each, and plans to deliver the first before the end of winter. The university is looking for schools that would like to try them.</p>", "summary": "Pressing several keys at once is how stenographers reach speeds that no typist can match. The Quartet, a keyboard with only four keys for one hand, applies the idea to phones, and after three weeks of practice some testers write 70 words a minute.", "updated": "2026-11-25T20:11:48.000Z", "published": "2026-11-25T20:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.517+00', NULL),
	('sxkqc9dpzy8bux', '9piehv67f26ffr', 'lzzE7fWrs_2ErsMD5X2bfIp', 'cndQ5C8kh9aVshdYh0EkaSV', '{"guid": "http://long-transect.example/earth/peat-core-volcano", "link": "http://long-transect.example/earth/peat-core-volcano", "title": "Ash in a peat core points to an eruption nobody wrote down", "author": "Oriel Sandt", "summary": "A grey line as thin as a fingernail, three metres down in the Cold Moss near Wickery, is the trace of a volcanic eruption that no chronicle mentions. It happened around the year 840, give or take 15 years.", "published": "2026-11-27T15:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.61+00', NULL),
	('pr3wcceg4svy7w', '9piehv67f26ffr', 'lbGsuRG4b9GzZFPeSA7_CLD', 'c3ApRElSKmpp_cdT5FQV92d', '{"guid": "http://long-transect.example/space/tarnside-telescope-mirror", "link": "http://long-transect.example/space/tarnside-telescope-mirror", "title": "Tarnside''s telescope gets its mirror back, 30 grams lighter", "author": "Basil Ekström-Nair", "summary": "The main mirror of the telescope at Tarnside is back in place after four months. It has lost 30 grams, the weight of the old aluminium and of 19 years of dust.", "published": "2026-11-24T20:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.61+00', NULL),
	('9s8jwkyjqcjgjh', '9aqc9nr2y398n3', 'lz9e0PvhddAS79bpcJFUYVk', 'cuLQC_BSO7oazXQLGR63jru', '{"guid": "http://lockkeeper.example/fraud/parcel-text-messages", "link": "http://lockkeeper.example/fraud/parcel-text-messages", "title": "Fake parcel messages now know the name of your street", "author": "Dag Ferris", "content": "<p>Fraudulent text messages about parcels have become more precise. Since the beginning of the month many of them have named the recipient&#39;s street, and the links are clicked three times as often, according to the national computer emergency team.</p>\n<p>The team looked at 4,300 reported messages. The addresses seem to come from a shop for garden tools that was robbed of its customer list in the summer. The links lead to a page that asks for a card number in order to pay 1.90 crowns in customs duty.</p>\n<p>&#34;A street name is not a proof of anything, it is on every envelope in your bin,&#34; said the team&#39;s spokeswoman, Maribel Onwudi.</p>\n<p>Those who have entered a card number should have the card blocked at once. Companies can help their staff by writing down which delivery services they actually use. The team will publish a list of the 260 known addresses, and is going to update it every day.</p>", "summary": "Fraudulent text messages about parcels have become more precise. Since the beginning of the month many of them have named the recipient''s street, and the links are clicked three times as often, according to the national computer emergency team.", "updated": "2026-11-27T21:11:48.000Z", "published": "2026-11-27T21:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.676+00', NULL),
	('icvpnqar26pe76', '9aqc9nr2y398n3', 'l6ap3SbsNkvQHYYCkqkeYDo', 'c5T3VUAHlVgqnwn6QZDspVP', '{"guid": "http://lockkeeper.example/audits/passbarrel-audit", "link": "http://lockkeeper.example/audits/passbarrel-audit", "title": "Audit finds password manager Passbarrel sound, and its recovery weak", "author": "Noor Achterberg", "content": "<p>An independent audit of the password manager Passbarrel has found no way to read stored passwords without the main password. Recovery by e-mail, however, is easier to trick than the company had claimed.</p>\n<p>The auditors spent 45 days on the code. Of their 17 findings, none is critical and two are high. In one, a recovery link stayed valid for seven days instead of one hour. In the other, the server told an attacker whether an address had an account.</p>\n<p>Passbarrel has corrected both, and has published the whole report, including the parts that it disputes. &#34;If you only publish what flatters you, it is called advertising,&#34; said its security chief, Tomasz Ekwueme.</p>\n<p>The report matters because 3 million people use the program, and because in 2024 a rival hid a similar finding for five months. Users need to do nothing except install the update. A second audit, of the browser extension, will follow in the spring.</p>", "summary": "An independent audit of the password manager Passbarrel has found no way to read stored passwords without the main password. Recovery by e-mail, however, is easier to trick than the company had claimed.", "updated": "2026-11-25T18:11:48.000Z", "published": "2026-11-25T18:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.676+00', NULL),
	('acwuv6hmxe8ua8', 'xwecy6nq47a2ya', 'glB9hSpSDi9Y_H5oANDyNLq2', 'ct_w9qNEmbLyHO-MsjJ0YRn', '{"guid": "tag:senn-valley-post.example,2020:apple-harvest-valley", "link": "http://senn-valley-post.example/valley/apple-harvest-valley", "title": "A late frost, a good harvest: the valley''s apples surprise their growers", "author": "Wil Thackery", "summary": "After the frost in April hardly anybody in the valley expected to fill a barn. Now the growers have brought in 7,400 tonnes of apples, eight percent more than last year.", "updated": "2026-11-27T18:11:48.000Z", "published": "2026-11-27T18:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.745+00', NULL),
	('symcer7icq9aag', 'xwecy6nq47a2ya', 'glm-VYtxvT_WF4bLU9NkkNxv', 'cqVFLJv2S6sO5A85Vi9jS90', '{"guid": "tag:senn-valley-post.example,2020:tarnside-school-bus-detour", "link": "http://senn-valley-post.example/valley/tarnside-school-bus-detour", "title": "School bus takes the long way until the stone bridge is mended", "author": "Hanne Brook", "summary": "Ninety-four children from the upper villages will have to get up 20 minutes earlier until the spring. The stone bridge below Tarnside has been closed to everything heavier than a car.", "updated": "2026-11-25T21:11:48.000Z", "published": "2026-11-25T21:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.745+00', NULL),
	('vz96cdwwcbj8dd', 'vvysvtbaqxz4z3', 'lWsoak2Gr9uicPVu_DYhSfh', 'cKWSkkaDgT8TE03CIDdO9Dn', '{"guid": "http://northbank-radio.example/culture/northbank-choir-weekend", "link": "http://northbank-radio.example/culture/northbank-choir-weekend", "title": "Forty choirs, one weekend: Northbank sings again", "author": "Ife Marlind", "content": "<p>Forty choirs with 1,300 singers will come to Northbank for the choir weekend next month. It will be the first since 2019, and it is almost sold out.</p>", "summary": "Forty choirs with 1,300 singers will come to Northbank for the choir weekend next month. It will be the first since 2019, and it is almost sold out.", "updated": "2026-11-27T23:11:48.000Z", "published": "2026-11-27T23:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.83+00', NULL),
	('ernb3dsn2haddy', 'vvysvtbaqxz4z3', 'l9aREdLuWzcT7NcyT6Z_xiv', 'cUo5XSJcjoV-CiwegUpbMrv', '{"guid": "http://northbank-radio.example/news/ropewalk-water-main", "link": "http://northbank-radio.example/news/ropewalk-water-main", "title": "Water main under Ropewalk to be replaced after 112 years", "author": "Leo Amadi", "content": "<p>If you live in Ropewalk, you will have to live with holes in the street for a while. The waterworks are replacing the main pipe, which was laid 112 years ago and has burst nine times in the last three years.</p>", "summary": "If you live in Ropewalk, you will have to live with holes in the street for a while. The waterworks are replacing the main pipe, which was laid 112 years ago and has burst nine times in the last three years.", "updated": "2026-11-25T19:11:48.000Z", "published": "2026-11-25T19:11:48.000Z", "enclosures": []}', 'baseline', '2026-11-29 00:11:50.83+00', NULL),
	('epp8927bzskgr2', 'xdmqxh38qfrj5b', 'lmEwTCNP8AcjyYHkMpOpNrh', 'c7yCGMnx-wemtYeeZuzZUSi', '{"guid": "http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier", "link": "http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier", "title": "Ferry Lady Marrin strikes pier at Aldermouth, 14 injured", "author": "Maren Ostley", "picture": {"alt": "Drawing of the white ferry Lady Marrin against the end of Pier 4 at dusk, a tug standing by", "url": "http://harbour-courier.example/pictures/ferry.png", "credit": "Illustration: Ruta Blom / The Harbour Courier"}, "summary": "The fast ferry Lady Marrin struck the end of Pier 4 in Aldermouth harbour on Saturday evening as it came in from Hesk Island with 212 passengers on board. The collision injured 14 people, two of them seriously, according to St Brida''s hospital.", "published": "2026-11-29T00:11:50.000Z", "enclosures": []}', 'read', '2026-11-29 00:11:52.956+00', NULL),
	('cenag8w4q9xxqz', 'vvysvtbaqxz4z3', 'lu0s9_0imkLdaxUdIlZisUU', 'cNtOrU5gQouoQ3DStac6DYp', '{"guid": "http://northbank-radio.example/news/hesk-island-ferry-crash", "link": "http://northbank-radio.example/news/hesk-island-ferry-crash", "title": "Hesk Island ferry crash: 17 hurt as Lady Marrin hits Pier 4", "author": "Leo Amadi", "content": "<p>Ambulance crews were called to Aldermouth harbour on Saturday evening after the Hesk Island ferry ran into Pier 4. The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.</p>", "summary": "Ambulance crews were called to Aldermouth harbour on Saturday evening after the Hesk Island ferry ran into Pier 4. The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.", "updated": "2026-11-29T00:11:51.000Z", "published": "2026-11-29T00:11:51.000Z", "enclosures": []}', 'read', '2026-11-29 00:11:53.99+00', NULL),
	('ghm3y57gjmduww', 'xwecy6nq47a2ya', 'gln8WPkLs3GoemaZqeNRfL_7', 'c0dPWGBRxduUdU8nHsCe07-', '{"guid": "tag:senn-valley-post.example,2020:choir-on-board-lady-marrin", "link": "http://senn-valley-post.example/people/choir-on-board-lady-marrin", "title": "Valley choir was on board when the Aldermouth ferry hit the pier", "author": "Hanne Brook", "summary": "Twenty-six singers from Quernby were among the passengers of the Lady Marrin, the ferry that ran into Pier 4 at Aldermouth on Saturday evening. All of them are home, four with bruises and one with a broken wrist.", "updated": "2026-11-29T00:11:52.000Z", "published": "2026-11-29T00:11:52.000Z", "enclosures": []}', 'read', '2026-11-29 00:11:57.063+00', NULL),
	('7vtp6fr25239qv', 'wqnxea8cucnm5c', 'lTgQxd6F1nyEOGlivVudtES', 'c3fA_xD0vFrpYbJL0nJVebv', '{"guid": "http://estmark-ledger.example/business/tidewell-line-concession", "link": "http://estmark-ledger.example/business/tidewell-line-concession", "title": "Pier collision puts Tidewell Line''s island concession in doubt", "author": "Corin Vale", "content": "<p>Tidewell Line faces penalties on its most valuable contract after its ferry Lady Marrin ran into a pier at Aldermouth on Saturday evening, injuring passengers and leaving the Hesk Island route without a fast ship.</p>\n<p>The concession pays the company 68 million crowns a year and comes up for renewal on 31 March. It allows the transport ministry to withhold 90,000 crowns for each day on which fewer than half of the planned crossings are made. With the older Kittiwake sailing every 90 minutes instead of every 40, the route falls below that line after a grace period of 48 hours.</p>\n<p>&#34;The contract is plain, and we will apply it,&#34; said Lieve Santorin, who is in charge of ferry services at the ministry. She added that the decision on renewal would wait for the Marine Accident Office, whose first report is due by 29 December.</p>\n<p>The ministry&#39;s patience has been tried before. Two other ships of the line lost control of an engine while docking, in 2021 and 2023. After the second case the accident office advised the company to fit an independent alarm to its engine controls. Tidewell Line said it had done so on three of its five ships; the Lady Marrin, built in 2011, was to follow this winter.</p>\n<p>A repair will take six to eight weeks, according to the company, and is insured above 4 million crowns. The first bidder to have shown interest in the route, Orrel Ferries, declined to comment.</p>\n<p>Why it matters to investors: the Hesk Island route earns about 40 percent of Tidewell Line&#39;s revenue, and the bonds it sold in 2022 fall due if the concession is lost.</p>", "summary": "Tidewell Line faces penalties on its most valuable contract after its ferry Lady Marrin ran into a pier at Aldermouth on Saturday evening, injuring passengers and leaving the Hesk Island route without a fast ship.", "published": "2026-11-29T00:11:54.000Z", "enclosures": []}', 'read', '2026-11-29 00:11:59.227+00', NULL),
	('884u8n9sgwuznq', '9aqc9nr2y398n3', 'lgnvrV04AxBpFLkdjMwYdiG', 'c4bbpk1TwY7xal3epSh_yZR', '{"guid": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "link": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "title": "Pellworth Drawgate: login page lets strangers run commands (PSA-31)", "author": "Noor Achterberg", "content": "<p>A flaw in the Drawgate remote access gateway by Pellworth Systems lets anyone who can reach its login page run commands on the device without a password. Pellworth rates it 9.8 out of 10 in its advisory PSA-31 and has no patch yet.</p>\n<p>Affected are versions 9.0 to 9.4.1. The fault sits in session restore, the function that brings users back to where they were after a dropped connection. The gateway unpacks the restore token before it checks the token&#39;s signature, so a forged token is enough.</p>\n<p>Until there is a fix, administrators should switch off session restore under Access, Sessions, and restart the gateway. Users will have to log in again after each interruption. Where the login page is not needed from the open internet, it should be closed to it.</p>\n<p>Imke Dorsey of Fennick Labs found the flaw and reported it on 19 October. &#34;It took an afternoon to find and ten minutes to use,&#34; she told Lockkeeper. &#34;Others will need no longer than that, now that they know where to look.&#34;</p>\n<p>Fennick Labs counted 18,400 Drawgate gateways that answer from the internet, about 2,300 of them in Estmark, many in hospitals and town halls. That is why the flaw matters: a gateway stands between the internet and everything else, and whoever controls it can read passwords as they are typed.</p>\n<p>Pellworth expects to release version 9.4.2 on 5 December. Devices of the 8 series are not affected, but have received no updates since 2023.</p>\n<p>What to look for in the logs: requests to /restore that are longer than 4 kilobytes, and any new administrator account since 19 October.</p>", "summary": "A flaw in the Drawgate remote access gateway by Pellworth Systems lets anyone who can reach its login page run commands on the device without a password. Pellworth rates it 9.8 out of 10 in its advisory PSA-31 and has no patch yet.", "updated": "2026-11-29T00:12:00.000Z", "published": "2026-11-29T00:12:00.000Z", "enclosures": []}', 'read', '2026-11-29 00:12:03.336+00', NULL),
	('kyq8sfswtq7dkm', '6nsv45dwnz6btj', 'glDXhtdD4DOLuZoaTkWuCIQ0', 'cfBPg0d9N7pATNsGRyp10oD', '{"guid": "tag:signal-and-stack.example,2020:pellworth-drawgate-hole", "link": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "title": "Pellworth warns of critical hole in its Drawgate gateways", "author": "Ravi Ellery", "content": "<p>Companies that let staff in through a Pellworth Drawgate gateway have some work to do today. The vendor has disclosed a critical vulnerability that hands over the device to anyone who can open its login page, and a patch is about a week away.</p>\n<p>The problem, described in advisory PSA-31, is an old acquaintance: the software trusts data before it has verified it. Drawgate&#39;s session restore feature accepts a token from the browser, unpacks it and only then looks at the signature. A crafted token runs code in between.</p>\n<p>Security firm Fennick Labs, which discovered the bug, sees some 18,400 gateways exposed worldwide. All releases from 9.0 to 9.4.1 are vulnerable, which covers every Drawgate sold since 2024.</p>\n<p>Pellworth&#39;s head of engineering, Marcus Thiele-Rao, said the company was testing version 9.4.2 and planned to publish it on 5 December. &#34;We would rather be six days late than ship a gateway that does not come back after the update,&#34; he said. Until then, Pellworth asks customers to turn session restore off.</p>\n<p>Not everyone can do so easily. The waterworks in Tarnside, one of Pellworth&#39;s reference customers, relies on session restore because the radio links to its pumps drop the connection several times an hour. Its IT manager, Pia Lundgaard, plans to close the login page to all but two addresses instead.</p>\n<p>The timing is awkward for Pellworth. The company is bidding to equip 140 public authorities with Drawgate, a contract that is expected to be awarded next quarter, and this is the second flaw rated above 9 in its products since 2025.</p>", "summary": "Companies that let staff in through a Pellworth Drawgate gateway have some work to do today. The vendor has disclosed a critical vulnerability that hands over the device to anyone who can open its login page, and a patch is about a week away.", "updated": "2026-11-29T00:12:02.000Z", "published": "2026-11-29T00:12:02.000Z", "enclosures": []}', 'read', '2026-11-29 00:12:06.371+00', NULL),
	('96wj5wa3mb4aqz', 'wqnxea8cucnm5c', 'loN4MVtgTSEPRGb6r8IAHRg', 'cpgH1-fqndbMiZ_G-hUzMzN', '{"guid": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "link": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "title": "Pellworth shares fall 11 percent after flaw in Drawgate gateway", "author": "Adaeze Holm", "content": "<p>Shares in Pellworth Systems fell 11 percent after the company said that its best-selling product, the Drawgate remote access gateway, can be taken over by outsiders and that customers must wait for a patch.</p>\n<p>Drawgate brings in 57 percent of Pellworth&#39;s revenue of 830 million crowns. In a short call with analysts, finance chief Odile Brandt said she saw no reason to change the forecast for the year. &#34;Customers are calling us, but they are calling to ask for instructions, not for their money back,&#34; she said.</p>\n<p>Analysts were less calm. Kofi Drummond of Tarrow Research expects that a public contract for 140 authorities, worth up to 75 million crowns, will now be delayed. Two of the authorities told the Ledger that they would ask for an independent test before signing.</p>\n<p>The flaw, rated 9.8 out of 10 and listed as PSA-31, affects versions 9.0 to 9.4.1. Fennick Labs, the security firm that reported it on 19 October, counted 18,400 gateways that can be reached from the internet. Pellworth wants to deliver the repaired version 9.4.2 on 5 December.</p>\n<p>Insurers may be affected as well. Policies against computer crime usually require that critical flaws are closed within 14 days of a patch, and the clock starts only when there is one.</p>\n<p>Pellworth went public in 2020. Its shares had gained 34 percent since January.</p>", "summary": "Shares in Pellworth Systems fell 11 percent after the company said that its best-selling product, the Drawgate remote access gateway, can be taken over by outsiders and that customers must wait for a patch.", "published": "2026-11-29T00:12:05.000Z", "enclosures": []}', 'read', '2026-11-29 00:12:08.418+00', NULL),
	('6jcayf3jyt3246', 'wqnxea8cucnm5c', 'lU_viGBT7khSIJ8NOv1-0Ly', 'cOOUZD6bGZQE50KVxvzwCOm', '{"guid": "http://estmark-ledger.example/markets/ostrey-exchange-fine", "link": "http://estmark-ledger.example/markets/ostrey-exchange-fine", "title": "Ostrey Exchange fined record 42 million crowns over trading outage", "author": "Coastline Press", "content": "<p>ALDERMOUTH (Coastline Press) - The Market Conduct Authority has fined Ostrey Exchange 42 million crowns for an outage that stopped share trading for three hours and 12 minutes on 3 May. It is the largest fine the authority has imposed since it was founded in 2009.</p>\n<p>The exchange had installed a software update the night before without testing it on all of its machines, the authority said in its decision. When trading opened, 61,000 orders were cancelled or carried out twice. Members were not told the cause for 47 minutes.</p>\n<p>&#34;A market that cannot say what is happening to an order is not a market,&#34; said Beatrix Hale, the authority&#39;s director. &#34;The exchange knew the risk, because the same thing had happened in 2022.&#34;</p>\n<p>The fine would have been 60 million crowns. The authority reduced it by 30 percent because Ostrey admitted the facts and has paid back 8.4 million crowns to customers of its members.</p>\n<p>Ostrey&#39;s chief executive, Laurent Oakes, said the exchange accepted the decision and would not appeal. &#34;We had good people and a bad procedure, and the procedure was my responsibility,&#34; he said in a statement.</p>\n<p>The decision affects every company listed in Estmark, because Ostrey handles 83 percent of the country&#39;s share trading and has no domestic rival of its size. The exchange must appoint an independent reviewer within 90 days. It will have to hold a full rehearsal with its members twice a year, the first by 28 April.</p>\n<p>This report was supplied by Coastline Press.</p>", "summary": "ALDERMOUTH (Coastline Press) - The Market Conduct Authority has fined Ostrey Exchange 42 million crowns for an outage that stopped share trading for three hours and 12 minutes on 3 May. It is the largest fine the authority has imposed since it was founded in 2009.", "published": "2026-11-29T00:12:10.000Z", "enclosures": []}', 'read', '2026-11-29 00:12:14.851+00', NULL);


--
-- Data for Name: kysely_migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.kysely_migration VALUES
	('001-newsroom', '2026-11-29T00:11:48.625Z'),
	('002-polling', '2026-11-29T00:11:48.682Z'),
	('003-processes', '2026-11-29T00:11:48.714Z'),
	('004-digests', '2026-11-29T00:11:48.715Z'),
	('005-tenants', '2026-11-29T00:11:48.742Z');


--
-- Data for Name: kysely_migration_lock; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.kysely_migration_lock VALUES
	('migration_lock', 0);


--
-- Data for Name: log_entries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.log_entries VALUES
	('5qgsdry4bccu63', 1, 'news', NULL, 'a7xz4ucjnh2ctbwad4nbvup7', '{"id": "web:footnote", "bot": true, "name": "Footnote"}', '{"message": {"actions": [{"id": "1:deeper:37cgt6g5rvp3yu", "kind": "primary", "label": "Go deeper"}, {"id": "1:receipts:37cgt6g5rvp3yu", "kind": "secondary", "label": "Receipts"}, {"id": "1:sources:37cgt6g5rvp3yu", "kind": "secondary", "label": "Sources"}, {"id": "1:mute:37cgt6g5rvp3yu", "kind": "secondary", "label": "Mute story"}, {"id": "1:why:37cgt6g5rvp3yu", "kind": "menu", "label": "Why am I seeing this?"}, {"id": "1:mistake:37cgt6g5rvp3yu", "form": {"command": "mistake", "options": {"story": "37cgt6g5rvp3yu"}}, "kind": "menu", "label": "Report a mistake"}, {"id": "1:good:37cgt6g5rvp3yu", "kind": "feedback-good", "label": "Useful"}, {"id": "1:bad:37cgt6g5rvp3yu", "kind": "feedback-bad", "label": "Not useful"}], "summary": "Ferry Lady Marrin strikes pier at Aldermouth, 14 injured. The fast ferry Lady Marrin struck the end of Pier 4 in Aldermouth harbour on Saturday evening as it came in from Hesk Island with 212 passengers on board.", "language": "en", "sections": [{"url": "http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier", "kind": "headline", "text": "Ferry Lady Marrin strikes pier at Aldermouth, 14 injured"}, {"kind": "picture", "picture": {"alt": "Drawing of the white ferry Lady Marrin against the end of Pier 4 at dusk, a tug standing by", "url": "http://harbour-courier.example/pictures/ferry.png", "credit": "Illustration: Ruta Blom / The Harbour Courier"}}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "The fast ferry Lady Marrin struck the end of Pier 4 in Aldermouth harbour on Saturday evening as it came in from Hesk Island with 212 passengers on board."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier", "number": 1, "source": "The Harbour Courier", "citation": {"end": 154, "start": 0, "passage": "The fast ferry Lady Marrin struck the end of Pier 4 in Aldermouth harbour on Saturday evening as it came in from Hesk Island with 212 passengers on board.", "sentence": 1, "articleId": "37cgt6g5rvp3yu"}}}]}]}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://northbank-radio.example/news/hesk-island-ferry-crash", "number": 2, "source": "Northbank Radio", "citation": {"end": 214, "start": 115, "passage": "The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.", "sentence": 2, "articleId": "9z5fuyvrmqfjpc"}}}]}, {"spans": [{"kind": "text", "text": "The concession pays the company 68 million crowns a year and comes up for renewal on 31 March."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 309, "start": 215, "passage": "The concession pays the company 68 million crowns a year and comes up for renewal on 31 March.", "sentence": 2, "articleId": "vqh2ry8cqabf8u"}}}]}, {"spans": [{"kind": "text", "text": "With the older Kittiwake sailing every 90 minutes instead of every 40, the route falls below that line after a grace period of 48 hours."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 578, "start": 442, "passage": "With the older Kittiwake sailing every 90 minutes instead of every 40, the route falls below that line after a grace period of 48 hours.", "sentence": 4, "articleId": "vqh2ry8cqabf8u"}}}]}], "title": "What happened"}, {"kind": "points", "title": "Commentary", "points": [{"line": {"spans": [{"kind": "text", "text": "Two other ships of the line lost control of an engine while docking, in 2021 and 2023."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 958, "start": 872, "passage": "Two other ships of the line lost control of an engine while docking, in 2021 and 2023.", "sentence": 8, "articleId": "vqh2ry8cqabf8u"}}}]}, "number": 1}, {"line": {"label": "opinion", "spans": [{"kind": "text", "text": "\"The contract is plain, and we will apply it,\" said Lieve Santorin, who is in charge of ferry services at the ministry."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 699, "start": 580, "passage": "\"The contract is plain, and we will apply it,\" said Lieve Santorin, who is in charge of ferry services at the ministry.", "sentence": 5, "articleId": "vqh2ry8cqabf8u"}}}]}, "number": 2}, {"line": {"spans": [{"kind": "text", "text": "Tidewell Line said it had done so on three of its five ships; the Lady Marrin, built in 2011, was to follow this winter."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 1193, "start": 1073, "passage": "Tidewell Line said it had done so on three of its five ships; the Lady Marrin, built in 2011, was to follow this winter.", "sentence": 10, "articleId": "vqh2ry8cqabf8u"}}}]}, "number": 3}, {"line": {"spans": [{"kind": "text", "text": "After the second case the accident office advised the company to fit an independent alarm to its engine controls."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 1072, "start": 959, "passage": "After the second case the accident office advised the company to fit an independent alarm to its engine controls.", "sentence": 9, "articleId": "vqh2ry8cqabf8u"}}}]}, "number": 4}, {"line": {"spans": [{"kind": "text", "text": "The first bidder to have shown interest in the route, Orrel Ferries, declined to comment."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 1388, "start": 1299, "passage": "The first bidder to have shown interest in the route, Orrel Ferries, declined to comment.", "sentence": 12, "articleId": "vqh2ry8cqabf8u"}}}]}, "number": 5}]}, {"kind": "disagreement", "about": "number of people", "sides": [{"value": "14", "passage": "The collision injured 14 people, two of them seriously, according to St Brida''s hospital.", "footnote": {"url": "http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier", "number": 1, "source": "The Harbour Courier", "citation": {"end": 244, "start": 155, "passage": "The collision injured 14 people, two of them seriously, according to St Brida''s hospital.", "sentence": 2, "articleId": "37cgt6g5rvp3yu"}}}, {"value": "17", "passage": "The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.", "footnote": {"url": "http://northbank-radio.example/news/hesk-island-ferry-crash", "number": 2, "source": "Northbank Radio", "citation": {"end": 214, "start": 115, "passage": "The collision injured 17 people, two of them seriously, the ambulance service told Northbank Radio.", "sentence": 2, "articleId": "9z5fuyvrmqfjpc"}}}]}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "A repair will take six to eight weeks, according to the company, and is insured above 4 million crowns."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 3, "source": "The Estmark Ledger", "citation": {"end": 1298, "start": 1195, "passage": "A repair will take six to eight weeks, according to the company, and is insured above 4 million crowns.", "sentence": 11, "articleId": "vqh2ry8cqabf8u"}}}]}], "title": "What comes next"}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "The Harbour Courier: "}, {"url": "http://harbour-courier.example/harbour/ferry-lady-marrin-strikes-pier", "kind": "link", "text": "Ferry Lady Marrin strikes pier at Aldermouth, 14 injured"}, {"kind": "text", "text": ""}]}, {"spans": [{"kind": "text", "text": "Northbank Radio: "}, {"url": "http://northbank-radio.example/news/hesk-island-ferry-crash", "kind": "link", "text": "Hesk Island ferry crash: 17 hurt as Lady Marrin hits Pier 4"}, {"kind": "text", "text": ""}]}, {"spans": [{"kind": "text", "text": "Senn Valley Post: "}, {"url": "http://senn-valley-post.example/people/choir-on-board-lady-marrin", "kind": "link", "text": "Valley choir was on board when the Aldermouth ferry hit the pier"}, {"kind": "text", "text": ""}]}, {"spans": [{"kind": "text", "text": "The Estmark Ledger: "}, {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "kind": "link", "text": "Pier collision puts Tidewell Line''s island concession in doubt"}, {"kind": "text", "text": ""}]}], "title": "Reported by (4 reports, 4 origins)"}, {"kind": "context", "lines": [{"spans": [{"kind": "text", "text": "Extract, no AI model: every sentence is quoted from its source"}, {"kind": "text", "text": " · latest report "}, {"at": "2026-11-29T00:11:54.000Z", "kind": "time", "style": "time"}]}]}]}}', '2026-11-29 00:12:03.463+00', NULL),
	('dp6wd334rpuep8', 2, 'news', NULL, 'jflrwvfmds7poozzmj2ic7xf', '{"id": "web:footnote", "bot": true, "name": "Footnote"}', '{"message": {"actions": [{"id": "1:deeper:9rtjjpd7by8du6", "kind": "primary", "label": "Go deeper"}, {"id": "1:receipts:9rtjjpd7by8du6", "kind": "secondary", "label": "Receipts"}, {"id": "1:sources:9rtjjpd7by8du6", "kind": "secondary", "label": "Sources"}, {"id": "1:mute:9rtjjpd7by8du6", "kind": "secondary", "label": "Mute story"}, {"id": "1:why:9rtjjpd7by8du6", "kind": "menu", "label": "Why am I seeing this?"}, {"id": "1:mistake:9rtjjpd7by8du6", "form": {"command": "mistake", "options": {"story": "9rtjjpd7by8du6"}}, "kind": "menu", "label": "Report a mistake"}, {"id": "1:good:9rtjjpd7by8du6", "kind": "feedback-good", "label": "Useful"}, {"id": "1:bad:9rtjjpd7by8du6", "kind": "feedback-bad", "label": "Not useful"}], "summary": "Pellworth Drawgate: login page lets strangers run commands (PSA-31). A flaw in the Drawgate remote access gateway by Pellworth Systems lets anyone who can reach its login page run commands on the device without a password.", "language": "en", "sections": [{"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "kind": "headline", "text": "Pellworth Drawgate: login page lets strangers run commands (PSA-31)"}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "A flaw in the Drawgate remote access gateway by Pellworth Systems lets anyone who can reach its login page run commands on the device without a password."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "number": 1, "source": "Lockkeeper", "citation": {"end": 153, "start": 0, "passage": "A flaw in the Drawgate remote access gateway by Pellworth Systems lets anyone who can reach its login page run commands on the device without a password.", "sentence": 1, "articleId": "9rtjjpd7by8du6"}}}]}]}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "Shares in Pellworth Systems fell 11 percent after the company said that its best-selling product, the Drawgate remote access gateway, can be taken over by outsiders and that customers must wait for a patch."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "number": 2, "source": "The Estmark Ledger", "citation": {"end": 206, "start": 0, "passage": "Shares in Pellworth Systems fell 11 percent after the company said that its best-selling product, the Drawgate remote access gateway, can be taken over by outsiders and that customers must wait for a patch.", "sentence": 1, "articleId": "9avkhbz2qtm963"}}}]}, {"spans": [{"kind": "text", "text": "Drawgate brings in 57 percent of Pellworth''s revenue of 830 million crowns."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "number": 2, "source": "The Estmark Ledger", "citation": {"end": 283, "start": 208, "passage": "Drawgate brings in 57 percent of Pellworth''s revenue of 830 million crowns.", "sentence": 2, "articleId": "9avkhbz2qtm963"}}}]}, {"spans": [{"kind": "text", "text": "Drawgate''s session restore feature accepts a token from the browser, unpacks it and only then looks at the signature."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "number": 3, "source": "Signal & Stack", "citation": {"end": 480, "start": 363, "passage": "Drawgate''s session restore feature accepts a token from the browser, unpacks it and only then looks at the signature.", "sentence": 4, "articleId": "cp5ct8rxmzyrw2"}}}]}], "title": "What happened"}, {"kind": "points", "title": "Why it matters", "points": [{"line": {"spans": [{"kind": "text", "text": "The flaw, rated 9.8 out of 10 and listed as PSA-31, affects versions 9.0 to 9.4.1."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "number": 2, "source": "The Estmark Ledger", "citation": {"end": 857, "start": 775, "passage": "The flaw, rated 9.8 out of 10 and listed as PSA-31, affects versions 9.0 to 9.4.1.", "sentence": 8, "articleId": "9avkhbz2qtm963"}}}]}, "number": 1}, {"line": {"spans": [{"kind": "text", "text": "The vendor has disclosed a critical vulnerability that hands over the device to anyone who can open its login page, and a patch is about a week away."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "number": 3, "source": "Signal & Stack", "citation": {"end": 242, "start": 93, "passage": "The vendor has disclosed a critical vulnerability that hands over the device to anyone who can open its login page, and a patch is about a week away.", "sentence": 2, "articleId": "cp5ct8rxmzyrw2"}}}]}, "number": 2}, {"line": {"spans": [{"kind": "text", "text": "The waterworks in Tarnside, one of Pellworth''s reference customers, relies on session restore because the radio links to its pumps drop the connection several times an hour."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "number": 3, "source": "Signal & Stack", "citation": {"end": 1225, "start": 1052, "passage": "The waterworks in Tarnside, one of Pellworth''s reference customers, relies on session restore because the radio links to its pumps drop the connection several times an hour.", "sentence": 12, "articleId": "cp5ct8rxmzyrw2"}}}]}, "number": 3}]}, {"kind": "points", "title": "Commentary", "points": [{"line": {"spans": [{"kind": "text", "text": "Companies that let staff in through a Pellworth Drawgate gateway have some work to do today."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "number": 3, "source": "Signal & Stack", "citation": {"end": 92, "start": 0, "passage": "Companies that let staff in through a Pellworth Drawgate gateway have some work to do today.", "sentence": 1, "articleId": "cp5ct8rxmzyrw2"}}}]}, "number": 4}, {"line": {"label": "opinion", "spans": [{"kind": "text", "text": "Until there is a fix, administrators should switch off session restore under Access, Sessions, and restart the gateway."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "number": 1, "source": "Lockkeeper", "citation": {"end": 614, "start": 495, "passage": "Until there is a fix, administrators should switch off session restore under Access, Sessions, and restart the gateway.", "sentence": 6, "articleId": "9rtjjpd7by8du6"}}}]}, "number": 5}, {"line": {"spans": [{"kind": "text", "text": "Fennick Labs, the security firm that reported it on 19 October, counted 18,400 gateways that can be reached from the internet."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "number": 2, "source": "The Estmark Ledger", "citation": {"end": 984, "start": 858, "passage": "Fennick Labs, the security firm that reported it on 19 October, counted 18,400 gateways that can be reached from the internet.", "sentence": 9, "articleId": "9avkhbz2qtm963"}}}]}, "number": 6}, {"line": {"spans": [{"kind": "text", "text": "The fault sits in session restore, the function that brings users back to where they were after a dropped connection."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "number": 1, "source": "Lockkeeper", "citation": {"end": 386, "start": 269, "passage": "The fault sits in session restore, the function that brings users back to where they were after a dropped connection.", "sentence": 4, "articleId": "9rtjjpd7by8du6"}}}]}, "number": 7}, {"line": {"label": "inference", "spans": [{"kind": "text", "text": "The company is bidding to equip 140 public authorities with Drawgate, a contract that is expected to be awarded next quarter, and this is the second flaw rated above 9 in its products since 2025."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "number": 3, "source": "Signal & Stack", "citation": {"end": 1554, "start": 1359, "passage": "The company is bidding to equip 140 public authorities with Drawgate, a contract that is expected to be awarded next quarter, and this is the second flaw rated above 9 in its products since 2025.", "sentence": 15, "articleId": "cp5ct8rxmzyrw2"}}}]}, "number": 8}]}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "Pellworth expects to release version 9.4.2 on 5 December."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "number": 1, "source": "Lockkeeper", "citation": {"end": 1336, "start": 1279, "passage": "Pellworth expects to release version 9.4.2 on 5 December.", "sentence": 14, "articleId": "9rtjjpd7by8du6"}}}]}], "title": "What comes next"}, {"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "Lockkeeper: "}, {"url": "http://lockkeeper.example/advisories/pellworth-drawgate-psa-31", "kind": "link", "text": "Pellworth Drawgate: login page lets strangers run commands (PSA-31)"}, {"kind": "text", "text": ""}]}, {"spans": [{"kind": "text", "text": "Signal & Stack: "}, {"url": "http://signal-and-stack.example/security/pellworth-drawgate-hole", "kind": "link", "text": "Pellworth warns of critical hole in its Drawgate gateways"}, {"kind": "text", "text": ""}]}, {"spans": [{"kind": "text", "text": "The Estmark Ledger: "}, {"url": "http://estmark-ledger.example/markets/pellworth-shares-drawgate", "kind": "link", "text": "Pellworth shares fall 11 percent after flaw in Drawgate gateway"}, {"kind": "text", "text": ""}]}], "title": "Reported by (3 reports, 3 origins)"}, {"kind": "context", "lines": [{"spans": [{"kind": "text", "text": "Extract, no AI model: every sentence is quoted from its source"}, {"kind": "text", "text": " · latest report "}, {"at": "2026-11-29T00:12:05.000Z", "kind": "time", "style": "time"}]}]}]}}', '2026-11-29 00:12:13.182+00', NULL),
	('n2m8uhnfuxsryn', 3, 'news', '5qgsdry4bccu63', 'b6hzoamcqgr7gfivhvbekusv', '{"id": "web:visitor", "bot": false, "name": "You"}', '{"text": "why 2?"}', '2026-11-29 00:12:14.923+00', NULL),
	('jnmxn97ckgxcvi', 4, 'news', '5qgsdry4bccu63', 'rw46xk2dwgehvb3vt6hd2t2l', '{"id": "web:footnote", "bot": true, "name": "Footnote"}', '{"message": {"actions": [], "summary": "She added that the decision on renewal would wait for the Marine Accident Office, whose first report is due by 29 December.", "language": "en", "sections": [{"kind": "text", "lines": [{"spans": [{"kind": "text", "text": "Point 2: "}, {"kind": "text", "text": "\"The contract is plain, and we will apply it,\" said Lieve Santorin, who is in charge of ferry services at the ministry.", "style": "quote"}]}]}, {"kind": "text", "lines": [{"label": "inference", "spans": [{"kind": "text", "text": "She added that the decision on renewal would wait for the Marine Accident Office, whose first report is due by 29 December."}, {"kind": "text", "text": " "}, {"kind": "footnote", "footnote": {"url": "http://estmark-ledger.example/business/tidewell-line-concession", "number": 1, "source": "The Estmark Ledger", "citation": {"end": 823, "start": 700, "passage": "She added that the decision on renewal would wait for the Marine Accident Office, whose first report is due by 29 December.", "sentence": 6, "articleId": "vqh2ry8cqabf8u"}}}]}, {"spans": [{"kind": "text", "text": "The sources say this much, and not more."}]}], "title": "The closest passages"}, {"kind": "context", "lines": [{"spans": [{"kind": "text", "text": "Sources used: The Estmark Ledger. Extract, no AI model: every sentence is quoted from its source."}]}]}]}}', '2026-11-29 00:12:15.22+00', NULL);


--
-- Data for Name: mutes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mutes VALUES
	('fpxqfbkg8qs35q', 'web:site', 'web:site|news', 'topic', 'football', 'football', NULL, 'web:visitor', '2026-11-29 00:12:15.575+00');


--
-- Data for Name: records; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.records VALUES
	('sample', 'mark', '{"on": true, "ranFrom": "2026-11-29T00:11:50.861Z", "startedAt": "2026-11-29T00:11:48.829Z"}');


--
-- Data for Name: spending; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: stories; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.stories VALUES
	('37cgt6g5rvp3yu', '2026-11-29 00:12:00.857+00', '2026-11-29 00:12:00.857+00', NULL, NULL),
	('9rtjjpd7by8du6', '2026-11-29 00:12:10.14+00', '2026-11-29 00:12:10.14+00', NULL, NULL);


--
-- Data for Name: subscription_feeds; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.subscription_feeds VALUES
	('kzg3y68j2qa6z4', 'xdmqxh38qfrj5b', false),
	('kzg3y68j2qa6z4', 'wqnxea8cucnm5c', false),
	('kzg3y68j2qa6z4', '6nsv45dwnz6btj', false),
	('kzg3y68j2qa6z4', '9piehv67f26ffr', false),
	('kzg3y68j2qa6z4', '9aqc9nr2y398n3', false),
	('kzg3y68j2qa6z4', 'xwecy6nq47a2ya', false),
	('kzg3y68j2qa6z4', 'vvysvtbaqxz4z3', false);


--
-- Data for Name: subscriptions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.subscriptions VALUES
	('kzg3y68j2qa6z4', 'web:site', '{"kind": "channel", "tenant": "web:site", "channel": "news", "platform": "web"}', 'web:site|news', '{"name": "default", "length": "normal", "points": true, "language": "de", "questions": []}', '{"cron": "0 8 * * *", "mode": "each", "dailyCap": 50, "timeZone": "Europe/Berlin"}', '{"exclude": ["football"], "include": [], "minOrigins": 1}', 'active', NULL, 'web:visitor', '2026-11-29 00:11:49.827+00', NULL, NULL, NULL);


--
-- Data for Name: threads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.threads VALUES
	('web:site|news|dp6wd334rpuep8', 'web:site', '9rtjjpd7by8du6', 'w7a9p2xb4jfqzd', 'jflrwvfmds7poozzmj2ic7xf', true, '2026-11-29 00:12:13.186+00'),
	('web:site|news|5qgsdry4bccu63', 'web:site', '37cgt6g5rvp3yu', '7eudsvfxcybepn', 'a7xz4ucjnh2ctbwad4nbvup7', true, '2026-11-29 00:12:03.473+00');


--
-- Data for Name: turns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.turns VALUES
	(1, 'web:site|news|5qgsdry4bccu63', 'person', 'You', 'why 2?', '[]', '2026-11-29 00:12:15.11+00'),
	(2, 'web:site|news|5qgsdry4bccu63', 'bot', 'Footnote', 'Point 2: "The contract is plain, and we will apply it," said Lieve Santorin, who is in charge of ferry services at the ministry.
The closest passages.
She added that the decision on renewal would wait for the Marine Accident Office, whose first report is due by 29 December.
The sources say this much, and not more.', '[{"kind": "inference", "text": "She added that the decision on renewal would wait for the Marine Accident Office, whose first report is due by 29 December.", "doubts": [], "citations": [{"end": 823, "start": 700, "passage": "She added that the decision on renewal would wait for the Marine Accident Office, whose first report is due by 29 December.", "sentence": 6, "articleId": "vqh2ry8cqabf8u"}]}]', '2026-11-29 00:12:15.11+00');


--
-- Data for Name: verdicts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.verdicts VALUES
	(1, 'item:epp8927bzskgr2', NULL, 'read', 'kept', 'Its page could not be read (The page reader did not start.); the feed''s own text was.', '2026-11-29 00:11:53.418+00'),
	(2, 'item:cenag8w4q9xxqz', NULL, 'read', 'kept', 'Its page could not be read (The page reader did not start.); the feed''s own text was.', '2026-11-29 00:11:54.303+00'),
	(3, 'item:ghm3y57gjmduww', NULL, 'read', 'kept', 'Its page could not be read (The page reader did not start.); the feed''s own text was.', '2026-11-29 00:11:57.476+00'),
	(4, 'item:7vtp6fr25239qv', NULL, 'read', 'kept', 'It was read from the feed itself.', '2026-11-29 00:11:59.338+00'),
	(5, 'item:epp8927bzskgr2', NULL, 'cluster', 'kept', 'It began a story of its own.', '2026-11-29 00:12:00.857+00'),
	(6, 'item:cenag8w4q9xxqz', NULL, 'cluster', 'kept', 'It joined a story, for it shares: hesk, island, ferry, pier, 4, lady, marrin, aldermouth.', '2026-11-29 00:12:00.857+00'),
	(7, 'item:ghm3y57gjmduww', NULL, 'cluster', 'kept', 'It joined a story, for it shares: aldermouth, ferry, pier, board, hit, passengers, lady, marrin.', '2026-11-29 00:12:00.857+00'),
	(8, 'item:7vtp6fr25239qv', NULL, 'cluster', 'kept', 'It joined a story, for it shares: pier, island, collision, ferry.', '2026-11-29 00:12:00.857+00'),
	(9, 'story:37cgt6g5rvp3yu', 'kzg3y68j2qa6z4', 'choose', 'kept', 'It is wanted here, and was put on its way.', '2026-11-29 00:12:03.124+00'),
	(10, 'item:884u8n9sgwuznq', NULL, 'read', 'kept', 'It was read from the feed itself.', '2026-11-29 00:12:03.397+00'),
	(11, 'item:kyq8sfswtq7dkm', NULL, 'read', 'kept', 'It was read from the feed itself.', '2026-11-29 00:12:06.44+00'),
	(12, 'item:96wj5wa3mb4aqz', NULL, 'read', 'kept', 'It was read from the feed itself.', '2026-11-29 00:12:08.494+00'),
	(13, 'item:884u8n9sgwuznq', NULL, 'cluster', 'kept', 'It began a story of its own.', '2026-11-29 00:12:10.14+00'),
	(14, 'item:96wj5wa3mb4aqz', NULL, 'cluster', 'kept', 'It joined a story, for it shares: pellworth, drawgate, gateway, flaw, 9, call, million, crowns.', '2026-11-29 00:12:10.14+00'),
	(15, 'item:kyq8sfswtq7dkm', NULL, 'cluster', 'kept', 'It joined a story, for it shares: pellworth, drawgate, gateways, session, restore, 9, companies, token.', '2026-11-29 00:12:10.14+00'),
	(16, 'story:9rtjjpd7by8du6', 'kzg3y68j2qa6z4', 'choose', 'kept', 'It is wanted here, and was put on its way.', '2026-11-29 00:12:12.989+00'),
	(17, 'item:6jcayf3jyt3246', NULL, 'read', 'kept', 'It was read from the feed itself.', '2026-11-29 00:12:14.897+00');


--
-- Data for Name: waiting; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: articles_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_seq', 7, true);


--
-- Name: feedback_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.feedback_id_seq', 1, false);


--
-- Name: log_entries_seq_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.log_entries_seq_seq', 4, true);


--
-- Name: turns_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.turns_id_seq', 2, true);


--
-- Name: verdicts_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.verdicts_id_seq', 17, true);


--
-- Name: bam bam_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.bam
    ADD CONSTRAINT bam_pkey PRIMARY KEY (id);


--
-- Name: instance instance_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.instance
    ADD CONSTRAINT instance_pkey PRIMARY KEY (id);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (name, id);


--
-- Name: job_common job_common_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT job_common_pkey PRIMARY KEY (name, id);


--
-- Name: job_dependency job_dependency_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_dependency
    ADD CONSTRAINT job_dependency_pkey PRIMARY KEY (child_name, child_id, parent_name, parent_id);


--
-- Name: queue queue_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_pkey PRIMARY KEY (name);


--
-- Name: queue_stats queue_stats_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats
    ADD CONSTRAINT queue_stats_pkey PRIMARY KEY (id, captured_on);


--
-- Name: queue_stats_20261129 queue_stats_20261129_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats_20261129
    ADD CONSTRAINT queue_stats_20261129_pkey PRIMARY KEY (id, captured_on);


--
-- Name: queue_stats_20261130 queue_stats_20261130_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue_stats_20261130
    ADD CONSTRAINT queue_stats_20261130_pkey PRIMARY KEY (id, captured_on);


--
-- Name: schedule schedule_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (name, key);


--
-- Name: subscription subscription_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (event, name);


--
-- Name: version version_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.version
    ADD CONSTRAINT version_pkey PRIMARY KEY (version);


--
-- Name: warning warning_pkey; Type: CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.warning
    ADD CONSTRAINT warning_pkey PRIMARY KEY (id);


--
-- Name: analyses analyses_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.analyses
    ADD CONSTRAINT analyses_pkey PRIMARY KEY (id);


--
-- Name: analyses analyses_story_id_lens_key_input_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.analyses
    ADD CONSTRAINT analyses_story_id_lens_key_input_hash_key UNIQUE (story_id, lens_key, input_hash);


--
-- Name: articles articles_item_id_content_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles
    ADD CONSTRAINT articles_item_id_content_hash_key UNIQUE (item_id, content_hash);


--
-- Name: articles articles_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles
    ADD CONSTRAINT articles_pkey PRIMARY KEY (id);


--
-- Name: cache cache_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cache
    ADD CONSTRAINT cache_pkey PRIMARY KEY (key);


--
-- Name: deliveries deliveries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);


--
-- Name: delivery_stories delivery_stories_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery_stories
    ADD CONSTRAINT delivery_stories_pkey PRIMARY KEY (delivery_id, story_id);


--
-- Name: feedback feedback_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feedback
    ADD CONSTRAINT feedback_pkey PRIMARY KEY (id);


--
-- Name: feeds feeds_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.feeds
    ADD CONSTRAINT feeds_pkey PRIMARY KEY (id);


--
-- Name: inbound inbound_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbound
    ADD CONSTRAINT inbound_pkey PRIMARY KEY (id);


--
-- Name: item_keys item_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_keys
    ADD CONSTRAINT item_keys_pkey PRIMARY KEY (feed_id, key);


--
-- Name: items items_feed_id_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.items
    ADD CONSTRAINT items_feed_id_key_key UNIQUE (feed_id, key);


--
-- Name: items items_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.items
    ADD CONSTRAINT items_pkey PRIMARY KEY (id);


--
-- Name: kysely_migration_lock kysely_migration_lock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);


--
-- Name: kysely_migration kysely_migration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);


--
-- Name: log_entries log_entries_channel_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_entries
    ADD CONSTRAINT log_entries_channel_key_key UNIQUE (channel, key);


--
-- Name: log_entries log_entries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.log_entries
    ADD CONSTRAINT log_entries_pkey PRIMARY KEY (id);


--
-- Name: mutes mutes_channel_key_kind_value_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mutes
    ADD CONSTRAINT mutes_channel_key_kind_value_key UNIQUE (channel_key, kind, value);


--
-- Name: mutes mutes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mutes
    ADD CONSTRAINT mutes_pkey PRIMARY KEY (id);


--
-- Name: records records_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.records
    ADD CONSTRAINT records_pkey PRIMARY KEY (owner, key);


--
-- Name: spending spending_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.spending
    ADD CONSTRAINT spending_pkey PRIMARY KEY (id);


--
-- Name: stories stories_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY (id);


--
-- Name: subscription_feeds subscription_feeds_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription_feeds
    ADD CONSTRAINT subscription_feeds_pkey PRIMARY KEY (subscription_id, feed_id);


--
-- Name: subscriptions subscriptions_channel_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_channel_key_key UNIQUE (channel_key);


--
-- Name: subscriptions subscriptions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_pkey PRIMARY KEY (id);


--
-- Name: threads threads_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.threads
    ADD CONSTRAINT threads_pkey PRIMARY KEY (key);


--
-- Name: turns turns_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.turns
    ADD CONSTRAINT turns_pkey PRIMARY KEY (id);


--
-- Name: verdicts verdicts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.verdicts
    ADD CONSTRAINT verdicts_pkey PRIMARY KEY (id);


--
-- Name: waiting waiting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waiting
    ADD CONSTRAINT waiting_pkey PRIMARY KEY (subscription_id, story_id);


--
-- Name: job_common_i1; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i1 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::pgboss.job_state) AND (policy = 'short'::text));


--
-- Name: job_common_i10; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i10 ON pgboss.job_common USING btree (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked) AND (policy = 'key_strict_fifo'::text));


--
-- Name: job_common_i11; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i11 ON pgboss.job_common USING btree (name, priority DESC, created_on, start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked));


--
-- Name: job_common_i12; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i12 ON pgboss.job_common USING btree (source_root_id) WHERE (source_root_id IS NOT NULL);


--
-- Name: job_common_i13; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i13 ON pgboss.job_common USING btree (name, singleton_key) WHERE ((state = 'created'::pgboss.job_state) AND upsert_by_key);


--
-- Name: job_common_i14; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i14 ON pgboss.job_common USING btree (name, state, blocked, start_after) WHERE (state = ANY (ARRAY['created'::pgboss.job_state, 'retry'::pgboss.job_state, 'active'::pgboss.job_state, 'failed'::pgboss.job_state]));


--
-- Name: job_common_i15; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i15 ON pgboss.job_common USING btree (name, created_on);


--
-- Name: job_common_i16; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i16 ON pgboss.job_common USING btree (name, completed_on) WHERE (completed_on IS NOT NULL);


--
-- Name: job_common_i17; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i17 ON pgboss.job_common USING btree (name, singleton_key, created_on) WHERE ((state < 'active'::pgboss.job_state) AND (singleton_key IS NOT NULL));


--
-- Name: job_common_i2; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i2 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::pgboss.job_state) AND (policy = 'singleton'::text));


--
-- Name: job_common_i3; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i3 ON pgboss.job_common USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'stately'::text));


--
-- Name: job_common_i4; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i4 ON pgboss.job_common USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::pgboss.job_state) AND (singleton_on IS NOT NULL));


--
-- Name: job_common_i6; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i6 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'exclusive'::text));


--
-- Name: job_common_i7; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i7 ON pgboss.job_common USING btree (name, group_id) WHERE ((state = 'active'::pgboss.job_state) AND (group_id IS NOT NULL));


--
-- Name: job_common_i8; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE UNIQUE INDEX job_common_i8 ON pgboss.job_common USING btree (name, singleton_key) WHERE ((state = ANY (ARRAY['active'::pgboss.job_state, 'retry'::pgboss.job_state, 'failed'::pgboss.job_state])) AND (policy = 'key_strict_fifo'::text));


--
-- Name: job_common_i9; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_common_i9 ON pgboss.job_common USING btree (name, id) WHERE (blocking AND (state = 'completed'::pgboss.job_state));


--
-- Name: job_dep_parent_idx; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX job_dep_parent_idx ON pgboss.job_dependency USING btree (parent_name, parent_id);


--
-- Name: queue_stats_i1; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX queue_stats_i1 ON ONLY pgboss.queue_stats USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);


--
-- Name: queue_stats_20261129_name_captured_on_deferred_count_queued_idx; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX queue_stats_20261129_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261129 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);


--
-- Name: queue_stats_20261130_name_captured_on_deferred_count_queued_idx; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX queue_stats_20261130_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261130 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);


--
-- Name: warning_i1; Type: INDEX; Schema: pgboss; Owner: -
--

CREATE INDEX warning_i1 ON pgboss.warning USING btree (created_on DESC);


--
-- Name: articles_order; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX articles_order ON public.articles USING btree (seq);


--
-- Name: articles_story; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_story ON public.articles USING btree (story_id);


--
-- Name: articles_url; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_url ON public.articles USING btree (url);


--
-- Name: articles_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_waiting ON public.articles USING btree (seen_at) WHERE (story_id IS NULL);


--
-- Name: articles_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_words ON public.articles USING gin (to_tsvector('simple'::regconfig, ((title || ' '::text) || text)));


--
-- Name: deliveries_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_due ON public.deliveries USING btree (not_before_at) WHERE (state = ANY (ARRAY['pending'::text, 'sending'::text, 'unknown'::text]));


--
-- Name: deliveries_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_open ON public.deliveries USING btree (channel_key, created_at) WHERE (state = ANY (ARRAY['pending'::text, 'sending'::text, 'unknown'::text]));


--
-- Name: deliveries_stale; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_stale ON public.deliveries USING btree (not_before_at) WHERE stale;


--
-- Name: delivery_stories_story; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_stories_story ON public.delivery_stories USING btree (story_id);


--
-- Name: feeds_address; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX feeds_address ON public.feeds USING btree (url, COALESCE(tenant, ''::text));


--
-- Name: feeds_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feeds_due ON public.feeds USING btree (next_check_at) WHERE (state = 'active'::text);


--
-- Name: feeds_polling; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX feeds_polling ON public.feeds USING btree (host, polling_until_at) WHERE (polling_until_at IS NOT NULL);


--
-- Name: item_keys_item; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX item_keys_item ON public.item_keys USING btree (item_id);


--
-- Name: items_link; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX items_link ON public.items USING btree (((body ->> 'link'::text)));


--
-- Name: items_new; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX items_new ON public.items USING btree (first_seen_at) WHERE (state = 'new'::text);


--
-- Name: log_entries_channel; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX log_entries_channel ON public.log_entries USING btree (channel, seq) WHERE (thread IS NULL);


--
-- Name: log_entries_thread; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX log_entries_thread ON public.log_entries USING btree (thread, seq);


--
-- Name: posted_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX posted_once ON public.delivery_stories USING btree (subscription_id, story_id);


--
-- Name: spending_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX spending_day ON public.spending USING btree (tenant, day);


--
-- Name: stories_absorbed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX stories_absorbed ON public.stories USING btree (absorbed_seq) WHERE (absorbed_seq IS NOT NULL);


--
-- Name: subscription_feeds_feed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscription_feeds_feed ON public.subscription_feeds USING btree (feed_id);


--
-- Name: subscriptions_tenant; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscriptions_tenant ON public.subscriptions USING btree (tenant);


--
-- Name: turns_thread; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX turns_thread ON public.turns USING btree (thread_key, id);


--
-- Name: verdicts_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX verdicts_subject ON public.verdicts USING btree (subject, id);


--
-- Name: job_common_pkey; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.job_common_pkey;


--
-- Name: queue_stats_20261129_name_captured_on_deferred_count_queued_idx; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261129_name_captured_on_deferred_count_queued_idx;


--
-- Name: queue_stats_20261129_pkey; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261129_pkey;


--
-- Name: queue_stats_20261130_name_captured_on_deferred_count_queued_idx; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261130_name_captured_on_deferred_count_queued_idx;


--
-- Name: queue_stats_20261130_pkey; Type: INDEX ATTACH; Schema: pgboss; Owner: -
--

ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261130_pkey;


--
-- Name: job_common dlq_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;


--
-- Name: job_common q_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;


--
-- Name: queue queue_dead_letter_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_dead_letter_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name);


--
-- Name: schedule schedule_name_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;


--
-- Name: subscription subscription_name_fkey; Type: FK CONSTRAINT; Schema: pgboss; Owner: -
--

ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;


--
-- Name: analyses analyses_story_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.analyses
    ADD CONSTRAINT analyses_story_id_fkey FOREIGN KEY (story_id) REFERENCES public.stories(id);


--
-- Name: articles articles_feed_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles
    ADD CONSTRAINT articles_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feeds(id) ON DELETE SET NULL;


--
-- Name: articles articles_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles
    ADD CONSTRAINT articles_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.items(id) ON DELETE SET NULL;


--
-- Name: articles articles_replaces_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles
    ADD CONSTRAINT articles_replaces_fkey FOREIGN KEY (replaces) REFERENCES public.articles(id);


--
-- Name: articles articles_story_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles
    ADD CONSTRAINT articles_story_id_fkey FOREIGN KEY (story_id) REFERENCES public.stories(id);


--
-- Name: deliveries deliveries_subscription_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES public.subscriptions(id) ON DELETE SET NULL;


--
-- Name: delivery_stories delivery_stories_analysis_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery_stories
    ADD CONSTRAINT delivery_stories_analysis_id_fkey FOREIGN KEY (analysis_id) REFERENCES public.analyses(id);


--
-- Name: delivery_stories delivery_stories_delivery_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery_stories
    ADD CONSTRAINT delivery_stories_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES public.deliveries(id) ON DELETE CASCADE;


--
-- Name: delivery_stories delivery_stories_story_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery_stories
    ADD CONSTRAINT delivery_stories_story_id_fkey FOREIGN KEY (story_id) REFERENCES public.stories(id) ON DELETE CASCADE;


--
-- Name: delivery_stories delivery_stories_subscription_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery_stories
    ADD CONSTRAINT delivery_stories_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES public.subscriptions(id) ON DELETE CASCADE;


--
-- Name: item_keys item_keys_feed_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_keys
    ADD CONSTRAINT item_keys_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feeds(id) ON DELETE CASCADE;


--
-- Name: item_keys item_keys_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.item_keys
    ADD CONSTRAINT item_keys_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.items(id) ON DELETE CASCADE;


--
-- Name: items items_feed_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.items
    ADD CONSTRAINT items_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feeds(id) ON DELETE CASCADE;


--
-- Name: stories stories_absorbed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stories
    ADD CONSTRAINT stories_absorbed_by_fkey FOREIGN KEY (absorbed_by) REFERENCES public.stories(id);


--
-- Name: subscription_feeds subscription_feeds_feed_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription_feeds
    ADD CONSTRAINT subscription_feeds_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES public.feeds(id) ON DELETE CASCADE;


--
-- Name: subscription_feeds subscription_feeds_subscription_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscription_feeds
    ADD CONSTRAINT subscription_feeds_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES public.subscriptions(id) ON DELETE CASCADE;


--
-- Name: threads threads_analysis_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.threads
    ADD CONSTRAINT threads_analysis_id_fkey FOREIGN KEY (analysis_id) REFERENCES public.analyses(id);


--
-- Name: threads threads_story_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.threads
    ADD CONSTRAINT threads_story_id_fkey FOREIGN KEY (story_id) REFERENCES public.stories(id);


--
-- Name: turns turns_thread_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.turns
    ADD CONSTRAINT turns_thread_key_fkey FOREIGN KEY (thread_key) REFERENCES public.threads(key) ON DELETE CASCADE;


--
-- Name: waiting waiting_story_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waiting
    ADD CONSTRAINT waiting_story_id_fkey FOREIGN KEY (story_id) REFERENCES public.stories(id) ON DELETE CASCADE;


--
-- Name: waiting waiting_subscription_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waiting
    ADD CONSTRAINT waiting_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES public.subscriptions(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


