package org.opencus.limits;

/** Requests in a minute; 0 for no limit. */
public record LimitSettings(int address, int person, int partner) {}
