/**
 * Fine-tuning. A trained base is adapted to a user's few rows in several ways, which are compared
 * on new and on old data, so that forgetting shows. Command line and apps come in here.
 */
package dev.hone.finetune;
