/**
 * Numeric, so that no /etc/passwd is needed and Kubernetes can check it. One group for both: a socket of mode 0660 in
 * a folder of mode 0750 is then open to the web server and to nobody else.
 */
export const users = { app: 10001, web: 10002, group: 10001 } as const;
