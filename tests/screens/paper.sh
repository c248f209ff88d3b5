#!/bin/sh
# Stands in for daoban-paper in scripted sessions: answers as $queues and $send say (paper/protocol.h).
case $1 in
pdf)
    cat >/dev/null
    printf '%%PDF-1.5 nothing'
    ;;
queues)
    case ${queues:-} in
    none) exit 4 ;;
    slow) exec sleep 600 ;;
    many) i=10; while [ $i -lt 24 ]; do printf 'queue\tQ-%s\t\tidle\tnone\t-\n' $i; i=$((i + 1)); done ;;
    *)
        printf 'queue\tHALL-1\t一楼大厅\tidle\tnone\tdefault\n'
        printf 'queue\tHALL-2\t二楼走廊\tstopped\tmedia-empty\t-\n'
        printf 'queue\tOFFICE\t\tprinting\tnone\t-\n'
        ;;
    esac
    ;;
send)
    cat >/dev/null
    echo connecting
    case ${send:-} in
    slow) exec sleep 600 ;;
    half) printf 'sending\t512\t1024\n'; exec sleep 600 ;;
    taken) printf 'accepted\t7\nprinting\n'; exec sleep 600 ;;
    empty) printf 'accepted\t7\nwaiting\tmedia-empty\n'; exec sleep 600 ;;
    failed:*) printf 'failed\t%s\t打印机说不\n' "${send#failed:}"; exit 5 ;;
    *) printf 'accepted\t7\nprinting\ndone\n' ;;
    esac
    ;;
esac
