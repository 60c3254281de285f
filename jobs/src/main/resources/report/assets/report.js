/* Draws the charts from the JSON beside them. Without it a page still has every number in a table. */
(function () {
  'use strict';

  var INK = '#1b2230', SOFT = '#55607a', LINE = '#dfe3ea', ACCENT = '#1f5fa8';
  var TONES = { plain: ACCENT, good: '#1d6b41', caution: '#a56a00', bad: '#a6271d', muted: '#7d879b' };
  var COLOURS = {
    bandA: '#174a86', bandB: '#3f78b8', bandC: '#93b7dd', bandD: '#d3e1f0',
    pass: '#7fb497', caveat: '#e3c06f', quarantine: '#d08c3c', block: '#a6271d'
  };
  var FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

  var FORMATS = {
    share: function (v) { return trim(v * 100, 1) + ' %'; },
    score: function (v) { return v.toFixed(3); },
    loss: function (v) { return v.toFixed(4); },
    ratio: function (v) { return v.toFixed(2); },
    days: function (v) { return trim(v, 1) + ' days'; },
    count: function (v) { return grouped(v); },
    amount: function (v) { return grouped(v); }
  };
  var SHORT = {
    share: function (v) { return trim(v * 100, 1) + ' %'; },
    score: function (v) { return trim(v, 3); },
    loss: function (v) { return trim(v, 3); },
    ratio: function (v) { return trim(v, 2); },
    days: function (v) { return trim(v, 0); },
    count: compact,
    amount: compact
  };

  function trim(v, digits) { return String(parseFloat(v.toFixed(digits))); }
  function grouped(v) { return Math.round(v).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ','); }
  function compact(v) {
    var size = Math.abs(v);
    if (size >= 1e6) { return trim(v / 1e6, 1) + ' m'; }
    if (size >= 1e4) { return trim(v / 1e3, 0) + ' k'; }
    return trim(v, size < 10 ? 1 : 0);
  }
  function escaped(text) {
    return String(text).replace(/[&<>"']/g, function (c) { return '&#' + c.charCodeAt(0) + ';'; });
  }
  
  function told(name, point, format) {
    var lines = ['<strong>' + escaped(name) + '</strong>', format(point.value)];
    if (point.low !== undefined) { lines.push(format(point.low) + ' to ' + format(point.high)); }
    if (point.n !== undefined) { lines.push('n ' + grouped(point.n)); }
    return lines.join('<br>');
  }

  function valueAxis(format, extra) {
    return Object.assign({
      type: 'value', scale: true,
      axisLabel: { color: SOFT, formatter: format, hideOverlap: true },
      axisLine: { show: false }, axisTick: { show: false },
      splitLine: { lineStyle: { color: LINE } }
    }, extra);
  }
  function categoryAxis(names, extra) {
    return Object.assign({
      type: 'category', data: names,
      axisLabel: { color: INK }, axisLine: { lineStyle: { color: '#c3cad6' } }, axisTick: { show: false }
    }, extra);
  }

  /* A line from low to high with small ends; vertical or horizontal. */
  function whiskers(points, colourOf, isVertical, positionOf) {
    return {
      type: 'custom', silent: true, z: 2, clip: true,
      data: points.map(function (p, i) { return p.low === undefined ? null : { value: [positionOf(p, i), p.low, p.high], index: i }; })
        .filter(function (d) { return d; }),
      encode: isVertical ? { x: 0, y: [1, 2] } : { y: 0, x: [1, 2] },
      renderItem: function (params, api) {
        var at = api.value(0);
        var from = api.coord(isVertical ? [at, api.value(1)] : [api.value(1), at]);
        var to = api.coord(isVertical ? [at, api.value(2)] : [api.value(2), at]);
        var style = { stroke: colourOf(points, params.dataIndex, api), lineWidth: 2 };
        var cap = 4;
        var lines = [[from, to]];
        [from, to].forEach(function (end) {
          lines.push(isVertical
            ? [[end[0] - cap, end[1]], [end[0] + cap, end[1]]]
            : [[end[0], end[1] - cap], [end[0], end[1] + cap]]);
        });
        return {
          type: 'group',
          children: lines.map(function (line) {
            return { type: 'line', shape: { x1: line[0][0], y1: line[0][1], x2: line[1][0], y2: line[1][1] }, style: style };
          })
        };
      }
    };
  }
  function toneColour(points) {
    var ranged = points.filter(function (p) { return p.low !== undefined; });
    return function (all, index) { return TONES[ranged[index].tone] || ACCENT; };
  }
  function only(colour) { return function () { return colour; }; }

  function extent(points, others) {
    var values = (others || []).slice();
    points.forEach(function (p) {
      [p.value, p.low, p.high].forEach(function (v) { if (v !== undefined) { values.push(v); } });
    });
    return [Math.min.apply(null, values), Math.max.apply(null, values)];
  }

  var DRAW = {
    reliability: function (data) {
      var f = FORMATS.share;
      var top = extent(data.points, data.points.map(function (p) { return p.x; }))[1];
      var limit = Math.min(1, Math.ceil(top * 10 + 0.2) / 10);
      var axis = { min: 0, max: limit, scale: false };
      return {
        height: 440,
        width: 560,
        grid: { left: 58, right: 20, top: 16, bottom: 48 },
        tooltip: { trigger: 'item', formatter: function (p) { var d = data.points[p.dataIndex]; return told('Predicted ' + f(d.x), d, f); } },
        xAxis: valueAxis(SHORT.share, Object.assign({ name: 'Predicted', nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: SOFT } }, axis)),
        yAxis: valueAxis(SHORT.share, Object.assign({ name: 'Observed', nameLocation: 'middle', nameGap: 44, nameTextStyle: { color: SOFT } }, axis)),
        series: [
          { type: 'line', silent: true, symbol: 'none', z: 1, data: [[0, 0], [limit, limit]], lineStyle: { color: '#98a2b5', type: 'dashed', width: 1.5 } },
          whiskers(data.points, toneColour(data.points), true, function (p) { return p.x; }),
          { type: 'scatter', z: 3, symbolSize: 10, data: data.points.map(function (p) { return { value: [p.x, p.value], itemStyle: { color: TONES[p.tone], borderColor: '#fff', borderWidth: 1.5, opacity: 1 } }; }) }
        ]
      };
    },

    matrix: function (data) {
      var rows = data.hits + data.falseAlerts + data.misses + data.quiet;
      var cells = [
        [0, 0, data.hits, 'Right: hit', true], [1, 0, data.falseAlerts, 'Wrong: false alert', false],
        [0, 1, data.misses, 'Wrong: miss', false], [1, 1, data.quiet, 'Right: left alone', true]
      ];
      return {
        height: 230,
        grid: { left: 92, right: 8, top: 34, bottom: 8 },
        tooltip: { trigger: 'item', formatter: function (p) { var c = cells[p.dataIndex]; return '<strong>' + c[3] + '</strong><br>' + grouped(c[2]) + ' of ' + grouped(rows) + ' rows'; } },
        xAxis: categoryAxis(['Happened', 'Did not'], { position: 'top', axisLine: { show: false } }),
        yAxis: categoryAxis(['Predicted', 'Not predicted'], { inverse: true, axisLine: { show: false }, axisLabel: { color: INK, width: 80, overflow: 'break', lineHeight: 15 } }),
        series: [{
          type: 'heatmap', emphasis: { disabled: true },
          data: cells.map(function (c) {
            var share = rows ? c[2] / rows : 0;
            var strength = 0.12 + 0.88 * Math.sqrt(share);
            var colour = c[4] ? [31, 95, 168] : [176, 105, 20];
            return {
              value: [c[0], c[1], c[2]],
              itemStyle: { color: mixed(colour, strength), borderColor: '#fff', borderWidth: 3 },
              label: {
                show: true, color: strength > 0.62 ? '#fff' : INK, fontFamily: FONT,
                formatter: '{big|' + grouped(c[2]) + '}\n{small|' + c[3] + '}',
                align: 'center',
                rich: { big: { fontSize: 18, fontWeight: 650, lineHeight: 24, align: 'center' }, small: { fontSize: 12, lineHeight: 16, align: 'center' } }
              }
            };
          })
        }],
        visualMap: { show: false, min: 0, max: rows || 1, inRange: { opacity: [1, 1] } }
      };
    },

    trend: function (data) {
      var f = FORMATS[data.format];
      var names = data.points.map(function (p) { return p.name; });
      var pooled = data.pooled;
      var line = {
        type: 'line', z: 3, symbol: 'circle', symbolSize: 8, data: data.points.map(function (p) { return p.value; }),
        lineStyle: { color: ACCENT, width: data.points.some(function (p) { return p.low !== undefined; }) ? 1 : 2 },
        itemStyle: { color: ACCENT, borderColor: '#fff', borderWidth: 1.5 }
      };
      if (pooled) {
        line.markLine = { silent: true, symbol: 'none', label: { show: true, position: 'end', color: SOFT, lineHeight: 15, formatter: 'all\n' + f(pooled.value) }, lineStyle: { color: SOFT, type: 'solid', width: 1.5 }, data: [{ yAxis: pooled.value }] };
        if (pooled.low !== undefined) {
          line.markArea = { silent: true, itemStyle: { color: 'rgba(31,95,168,0.10)' }, data: [[{ yAxis: pooled.low }, { yAxis: pooled.high }]] };
        }
      }
      var range = extent(data.points, pooled ? [pooled.value] : []);
      var pad = (range[1] - range[0]) * 0.08 || Math.abs(range[1]) * 0.05 || 1;
      return {
        height: 260,
        grid: { left: 60, right: pooled ? 58 : 16, top: 16, bottom: 34 },
        tooltip: { trigger: 'item', formatter: function (p) { var d = data.points[p.dataIndex]; return d ? told(d.name, d, f) : ''; } },
        xAxis: categoryAxis(names, { axisLabel: { color: SOFT, hideOverlap: true, formatter: function (n) { return n.slice(0, 7); } } }),
        yAxis: valueAxis(SHORT[data.format], { min: nice(range[0] - pad, range), max: nice(range[1] + pad, range), axisLabel: { color: SOFT, formatter: SHORT[data.format], showMinLabel: false, showMaxLabel: false } }),
        series: [line, whiskers(data.points, only('#6f99c9'), true, function (p, i) { return i; })]
      };
    },

    intervals: function (data, width) {
      var f = FORMATS[data.format];
      var points = data.points;
      var range = extent(points, data.band || []);
      var pad = (range[1] - range[0]) * 0.06 || Math.abs(range[1]) * 0.05 || 1;
      var axis = valueAxis(SHORT[data.format], { min: range[0] - pad, max: range[1] + pad, splitNumber: 4, axisLabel: { color: SOFT, formatter: SHORT[data.format], hideOverlap: true, showMinLabel: false, showMaxLabel: false } });
      var dots = {
        type: 'scatter', z: 3, symbolSize: 11,
        data: points.map(function (p, i) { return { value: [p.value, i], itemStyle: { color: TONES[p.tone] || ACCENT, borderColor: '#fff', borderWidth: 1.5, opacity: 1 } }; })
      };
      if (data.band) {
        dots.markArea = { silent: true, itemStyle: { color: 'rgba(29,107,65,0.10)' }, data: [[{ xAxis: data.band[0] }, { xAxis: data.band[1] }]] };
        dots.markLine = { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: '#98a2b5', type: 'dashed' }, data: [{ xAxis: 1 }] };
      }
      if (data.log) {
        axis = logAxis(points, data.band);
        points = points.map(function (p) { return clamped(p, axis); });
      }
      return {
        height: 56 + 34 * points.length,
        grid: { left: labelWidth(width, namesOf(points)), right: 18, top: 8, bottom: 34 },
        tooltip: { trigger: 'item', formatter: function (p) { var d = data.points[p.dataIndex]; return d ? told(d.name, d, f) : ''; } },
        xAxis: axis,
        yAxis: categoryAxis(namesOf(points), { inverse: true, axisLabel: named(width, namesOf(points)) }),
        series: [dots, whiskers(points, toneColour(points), false, function (p, i) { return i; })]
      };
    },

    bars: function (data, width) {
      var f = FORMATS[data.format];
      return {
        height: 56 + 34 * data.points.length,
        grid: { left: labelWidth(width, namesOf(data.points)), right: 64, top: 8, bottom: 34 },
        tooltip: { trigger: 'item', formatter: function (p) { return told(data.points[p.dataIndex].name, data.points[p.dataIndex], f); } },
        xAxis: valueAxis(SHORT[data.format], { scale: false, splitNumber: 3 }),
        yAxis: categoryAxis(namesOf(data.points), { inverse: true, axisLabel: named(width, namesOf(data.points)) }),
        series: [{
          type: 'bar', barMaxWidth: 18,
          label: { show: true, position: 'right', color: INK, formatter: function (p) { return SHORT[data.format](p.value); } },
          data: data.points.map(function (p) { return { value: p.value, itemStyle: { color: TONES[p.tone] || ACCENT, borderRadius: [0, 3, 3, 0] } }; })
        }]
      };
    },

    deciles: function (data) {
      var f = FORMATS.share;
      var top = extent(data.points)[1];
      var bars = {
        type: 'bar', barMaxWidth: 44, z: 1,
        data: data.points.map(function (p) { return { value: p.value, itemStyle: { color: '#93b7dd', borderRadius: [3, 3, 0, 0] } }; })
      };
      if (data.base !== undefined) {
        bars.markLine = { silent: true, symbol: 'none', z: 3, label: { position: 'insideEndTop', color: INK, formatter: 'average ' + f(data.base) }, lineStyle: { color: INK, type: 'dashed', width: 1.2 }, data: [{ yAxis: data.base }] };
      }
      return {
        height: 320,
        grid: { left: 56, right: 16, top: 16, bottom: 48 },
        tooltip: { trigger: 'item', formatter: function (p) { var d = data.points[p.dataIndex]; return d ? told('Tenth ' + d.name, d, f) : ''; } },
        xAxis: categoryAxis(data.points.map(function (p) { return p.name; }), { name: 'Tenth of the list, 1 the highest', nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: SOFT } }),
        yAxis: valueAxis(SHORT.share, { scale: false, min: 0, max: Math.min(1, Math.ceil(top * 10.5) / 10) }),
        series: [bars, whiskers(data.points, only('#174a86'), true, function (p, i) { return i; })]
      };
    },

    stacked: function (data, width) {
      var isSingle = data.kind === 'stacked' && data.categories.length === 1;
      var total = data.series.reduce(function (sum, s) { return sum + s.values[0]; }, 0);
      return {
        height: isSingle ? 92 : 70 + 30 * data.categories.length,
        grid: { left: isSingle ? 4 : labelWidth(width, data.categories), right: 8, top: 30, bottom: isSingle ? 4 : 28 },
        legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, itemGap: 12, textStyle: { color: INK, fontFamily: FONT }, selectedMode: false },
        tooltip: { trigger: 'item', formatter: function (p) { return '<strong>' + escaped(p.name) + '</strong><br>' + escaped(p.seriesName) + ': ' + grouped(p.value); } },
        xAxis: isSingle ? { type: 'value', show: false, max: 'dataMax' } : valueAxis(SHORT.count, { scale: false, minInterval: 1 }),
        yAxis: categoryAxis(data.categories, { inverse: true, show: !isSingle, axisLabel: named(width, data.categories) }),
        series: data.series.map(function (s) {
          var isDark = s.colour === 'bandA' || s.colour === 'bandB' || s.colour === 'block';
          return {
            name: s.name, type: 'bar', stack: 'all', barMaxWidth: isSingle ? 34 : 18,
            itemStyle: { color: COLOURS[s.colour], borderColor: '#fff', borderWidth: 1 },
            label: { show: isSingle, color: isDark ? '#fff' : INK, formatter: function (p) { return p.value / total >= 0.09 ? grouped(p.value) : ''; } },
            labelLayout: { hideOverlap: true },
            data: s.values
          };
        })
      };
    }
  };

  function nice(limit, range) {
    var step = Math.pow(10, Math.floor(Math.log10((range[1] - range[0]) || Math.abs(range[1]) || 1)) - 1);
    return Math.round(limit / step) * step;
  }
  function mixed(colour, strength) {
    return 'rgb(' + colour.map(function (c) { return Math.round(255 - (255 - c) * strength); }).join(',') + ')';
  }
  function labelWidth(width, names) {
    var longest = Math.max.apply(null, names.map(function (name) { return name.length; }));
    return Math.max(48, Math.min(20 + 7.4 * longest, width * 0.4));
  }
  function named(width, names) {
    return { color: INK, width: labelWidth(width, names) - 12, overflow: 'truncate', ellipsis: '…' };
  }
  function namesOf(points) { return points.map(function (p) { return p.name; }); }
  /* A limit of zero has no place on a logarithmic axis: the line runs out of the chart there. */
  function clamped(point, axis) {
    var copy = Object.assign({}, point);
    ['low', 'high'].forEach(function (end) {
      if (copy[end] !== undefined) { copy[end] = Math.max(axis.min, Math.min(axis.max, copy[end])); }
    });
    return copy;
  }
  /* Ratios: as far above 1 as below it looks the same. Values are drawn as given on ECharts' own log axis. */
  function logAxis(points, band) {
    var range = extent(points.filter(function (p) { return p.value > 0; }), band);
    var low = Math.max(0.05, Math.min(range[0], 0.7)), high = Math.min(20, Math.max(range[1], 1.4));
    return {
      type: 'log', logBase: 2, min: Math.pow(2, Math.floor(Math.log2(low))), max: Math.pow(2, Math.ceil(Math.log2(high))),
      axisLabel: { color: SOFT, formatter: SHORT.ratio }, axisLine: { show: false }, axisTick: { show: false },
      minorTick: { show: false }, splitLine: { lineStyle: { color: LINE } }
    };
  }

  function draw() {
    if (!window.echarts) { return; }
    var drawn = [];
    document.querySelectorAll('script[data-chart]').forEach(function (script) {
      var data = JSON.parse(script.textContent);
      var place = document.getElementById(script.getAttribute('data-chart'));
      var size = DRAW[data.kind](data, place.clientWidth);
      place.style.height = size.height + 'px';
      if (size.width) { place.style.maxWidth = size.width + 'px'; }
      drawn.push({ chart: window.echarts.init(place, null, { renderer: 'svg' }), data: data, place: place, width: -1 });
    });
    function paint(d) {
      var width = d.place.clientWidth;
      if (width === d.width || width === 0) { return; }
      d.width = width;
      var option = DRAW[d.data.kind](d.data, width);
      delete option.height;
      delete option.width;
      option.animation = false;
      option.textStyle = { fontFamily: FONT, fontSize: 13 };
      option.tooltip = Object.assign({ confine: true, textStyle: { color: INK, fontSize: 13 } }, option.tooltip);
      d.chart.resize();
      d.chart.setOption(option, true);
    }
    function paintAll() { drawn.forEach(paint); }
    paintAll();
    window.addEventListener('resize', paintAll);
    window.addEventListener('beforeprint', paintAll);
    if (window.ResizeObserver) {
      var observer = new window.ResizeObserver(paintAll);
      drawn.forEach(function (d) { observer.observe(d.place); });
    }
  }

  draw();
})();
