/** Waits for the lock file, runs `work` (told whether it had to wait), gives the lock back. */
export function withLock<T>(file: string, work: (waited: boolean) => Promise<T> | T, onWait?: () => void): Promise<T>;
/** Whether the owner of this lock file can no longer give it back. */
export function isStale(file: string): boolean;
