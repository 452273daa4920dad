/** How the running server came about. */
export interface Started {
  starts: number;
  crashes: number;
  /** Edited data files are left out: the program did not start with them. */
  plain: boolean;
}

/** Who starts the server again, as the server sees it. */
export interface Supervision {
  started: Started;
  /** Ends this server in good order and starts a new one, a moment later so that an answer can leave. */
  restart(): void;
}
